import { RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

const WAYS = [
  { label: 'Once', times: 1, delayMs: 0 },
  { label: 'Twice, as after a lost ack', times: 2, delayMs: 0 },
  { label: '2 s late', times: 1, delayMs: 2_000 },
  { label: '4 s late: the trigger has expired', times: 1, delayMs: 4_000 },
] as const;

/** How payloads travel to the app from now on. */
export function RulesDelivery() {
  const { slack, control } = useSlackPage();
  const { trouble, run } = useDoing();
  const { times, delayMs } = slack.delivery;
  return (
    <RulesGroup title="Slack delivers" trouble={trouble}>
      {WAYS.map(({ label, ...way }) => (
        <label key={label} className="sl-box">
          <input
            type="radio"
            name="slack-delivery"
            checked={way.times === times && way.delayMs === delayMs}
            onChange={() => void run(() => control('slack/delivery', way))}
          />
          <span>{label}</span>
        </label>
      ))}
    </RulesGroup>
  );
}
