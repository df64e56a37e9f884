import { RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

/** The app's Socket Mode connections, and three ways to end them. */
export function RulesConnection() {
  const { slack, control } = useSlackPage();
  const { trouble, run } = useDoing();
  const end = (how: 'refreshOldest' | 'refresh' | 'cut'): void =>
    void run(() => control('slack/disconnect', { how }));
  return (
    <RulesGroup title="Socket Mode" trouble={trouble}>
      <p className="sl-rules-note">
        {slack.connections === 1 ? '1 open connection' : `${slack.connections} open connections`}
      </p>
      <div className="sl-rules-buttons">
        <button type="button" className="sl-button" onClick={() => end('refreshOldest')}>
          Refresh the oldest
        </button>
        <button type="button" className="sl-button" onClick={() => end('refresh')}>
          Ask all to reconnect
        </button>
        <button type="button" className="sl-button" onClick={() => end('cut')}>
          Cut the line
        </button>
      </div>
    </RulesGroup>
  );
}
