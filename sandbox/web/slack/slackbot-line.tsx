import { Cross } from './icons';

interface SlackbotLineProps {
  readonly words: string;
  readonly onDismiss: () => void;
}

/** What Slack itself tells the person who acted. */
export function SlackbotLine({ words, onDismiss }: SlackbotLineProps) {
  return (
    <div className="sl-slackbot">
      <span className="sl-avatar sl-avatar-slackbot" aria-hidden="true">
        S
      </span>
      <div role="alert">
        <p className="sl-only-you">Only visible to you</p>
        <p>
          <b>Slackbot</b> {words}
        </p>
      </div>
      <button type="button" className="sl-icon-button" aria-label="Dismiss" onClick={onDismiss}>
        <Cross />
      </button>
    </div>
  );
}
