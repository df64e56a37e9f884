import { Pane } from './pane';
import { RulesConnection } from './rules-connection';
import { RulesConversation } from './rules-conversation';
import { RulesDelivery } from './rules-delivery';
import { RulesFaults } from './rules-faults';
import { RulesLog } from './rules-log';
import { RulesScopes } from './rules-scopes';
import { useSlackPage } from './slack-page';

/** What of Slack can be made different, and what the app and Slack have said to each other. */
export function RulesPane() {
  const { transport } = useSlackPage();
  return (
    <Pane label="Slack’s rules">
      <div className="sl-rules">
        <RulesDelivery />
        <RulesConversation />
        <RulesScopes />
        <RulesFaults />
        {transport === 'socket' && <RulesConnection />}
        <RulesLog />
      </div>
    </Pane>
  );
}
