import { Pane } from './pane';
import { RulesConnection } from './rules-connection';
import { RulesConversation } from './rules-conversation';
import { RulesDelivery } from './rules-delivery';
import { RulesFaults } from './rules-faults';
import { RulesLog } from './rules-log';
import { RulesScopes } from './rules-scopes';

/** What of Slack can be made different, and what the app and Slack have said to each other. */
export function RulesPane() {
  return (
    <Pane label="Slack’s rules">
      <div className="sl-rules">
        <RulesDelivery />
        <RulesConversation />
        <RulesScopes />
        <RulesFaults />
        <RulesConnection />
        <RulesLog />
      </div>
    </Pane>
  );
}
