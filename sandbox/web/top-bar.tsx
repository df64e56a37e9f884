import type { AppSnapshot } from '../control/snapshot';
import type { Control } from './client';
import { readLogLine } from './log-line';
import { useAct } from './use-act';

const TRANSPORTS: Readonly<Record<AppSnapshot['transport'], string>> = {
  socket: 'Socket Mode',
  http: 'Signed HTTP',
};

const STATES: Readonly<Record<AppSnapshot['state'], string>> = {
  starting: 'starting…',
  running: 'running',
  ended: 'ended',
};

interface TopBarProps {
  /** Undefined before anything is known of it. */
  readonly app: AppSnapshot | undefined;
  readonly control: Control;
}

/** The name of the page, how the app is connected, and its log. */
export function TopBar({ app, control }: TopBarProps) {
  return (
    <header className="bar">
      <h1 className="bar-name">
        <span className="bar-mark" aria-hidden="true" />
        Sandbox
      </h1>
      {app !== undefined && (
        <>
          <Connection app={app} />
          <button className="bar-button" type="button" popoverTarget="app-process">
            App<span className="bar-more"> and log</span>
          </button>
          <AppProcess app={app} control={control} />
        </>
      )}
    </header>
  );
}

function Connection({ app: { transport, state } }: { readonly app: AppSnapshot }) {
  return (
    <output className="bar-app" data-state={state}>
      <span className="bar-dot" aria-hidden="true" />
      {TRANSPORTS[transport]}
      <span className="bar-state">{STATES[state]}</span>
    </output>
  );
}

/** The app's process: ended and started again by hand, and what it has written. */
function AppProcess({ app: { state, log }, control }: { app: AppSnapshot; control: Control }) {
  const { act, toast } = useAct();
  const isEnded = state === 'ended';
  return (
    <section className="process" id="app-process" popover="auto" aria-label="The app's process">
      <div className="process-head">
        <p>
          {isEnded
            ? 'Started again, the app goes on with what it had promised.'
            : 'Killed, it ends without a warning, as with a lost machine. Nothing may be lost or done twice.'}
        </p>
        <button
          className="bar-button"
          type="button"
          onClick={() => void act(() => control(isEnded ? 'app/start' : 'app/kill', {}))}
        >
          {isEnded ? 'Start the app' : 'Kill the app'}
        </button>
      </div>
      {toast}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <ol className="log" tabIndex={0} aria-label="The app's log, newest first">
        {log.length === 0 && <li>The app has not written anything yet.</li>}
        {log
          .map((line, index) => ({ line, place: index - log.length }))
          .reverse()
          .map(LogEntry)}
      </ol>
    </section>
  );
}

function LogEntry({ line, place }: { readonly line: string; readonly place: number }) {
  const { time, level, event, rest } = readLogLine(line);
  return (
    <li key={place} data-level={level}>
      {time !== '' && <time dateTime={time}>{time.slice(11, 23)}</time>}
      {level !== '' && <span className="log-level">{level}</span>}
      <strong>{event}</strong> <span className="log-rest">{rest}</span>
    </li>
  );
}
