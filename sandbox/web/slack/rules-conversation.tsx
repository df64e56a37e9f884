import { titleOf } from './names';
import { Check, RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';
import { conversationsOf } from './who-sees';

/** Where the app stands in the conversation that is open. */
export function RulesConversation() {
  const { slack, person, place, control } = useSlackPage();
  const { trouble, run } = useDoing();
  if (place.kind !== 'conversation') return null;
  const found = conversationsOf(person, slack).find(({ id }) => id === place.id);
  if (found === undefined || found.kind === 'im') return null;
  const { id, botIsMember, isArchived } = found;
  const change = (to: { botIsMember: boolean } | { isArchived: boolean }): void =>
    void run(() => control('slack/conversation', { id, ...to }));
  return (
    <RulesGroup title={titleOf(found, person, slack)} trouble={trouble}>
      <Check
        label={`${slack.app.name} is a member`}
        checked={botIsMember}
        onChange={(checked) => change({ botIsMember: checked })}
      />
      <Check
        label="Archived"
        checked={isArchived}
        onChange={(checked) => change({ isArchived: checked })}
      />
    </RulesGroup>
  );
}
