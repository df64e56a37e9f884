import { type LogLine, logLines } from './log-lines';
import { timeOf } from './message-list';
import { RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';

const SHOWN = 30;

/** What Slack and the app have said to each other lately, newest first. */
export function RulesLog() {
  const { slack } = useSlackPage();
  const lines = logLines(slack.calls, slack.deliveries).slice(0, SHOWN);
  return (
    <RulesGroup title="Latest calls and deliveries">
      {lines.length === 0 && <p className="sl-rules-note">Nothing yet.</p>}
      <ol className="sl-lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </RulesGroup>
  );
}

function Line({ line: { at, from, what, outcome, isBad } }: { readonly line: LogLine }) {
  return (
    <li className={isBad ? 'sl-line sl-line-bad' : 'sl-line'}>
      <code>{what}</code>
      <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>
      <span className="sl-line-outcome">
        {from === 'app' ? 'app → Slack' : 'Slack → app'} · {outcome}
      </span>
    </li>
  );
}
