import { type FormMemory, writeFormMemory } from '../../src/slack/ids';
import { type ReadSubmission, readSubmission } from '../../src/slack/submission';
import { textsFor } from '../../src/texts/catalogue';

/** What somebody entered, by block_id. */
export interface Filled {
  readonly customer?: string | null;
  readonly skill_group?: string | null;
  readonly agent?: string | null;
  readonly reason?: string | null;
  /** A conversation or null; left out, the form has no such field. */
  readonly conversation?: string | null;
  readonly account?: string;
  /** A teammate was filled in as the agent. */
  readonly filledIn?: boolean;
  /** The skill group and the agent were picked, not typed. */
  readonly picked?: boolean;
}

export const VALID: Filled = { customer: '1289314544', conversation: 'C0002' };

/** A `view_submission` as Slack sends it. */
export function payloadOf(
  filled: Filled,
  memory: Partial<FormMemory> = {},
  more: object = {},
): object {
  const text = (id: 'customer' | 'skill_group' | 'agent' | 'reason') => ({
    [id]: { [id]: { type: 'plain_text_input', value: filled[id] ?? null } },
  });
  const pick = (id: 'skill_group' | 'agent') => {
    const value = filled[id];
    const selected_option = value ? { text: { type: 'plain_text', text: 'X' }, value } : null;
    return { [id]: { [id]: { type: 'external_select', selected_option } } };
  };
  const choice = filled.picked === true ? pick : text;
  const { agent }: Readonly<Record<string, object>> = choice('agent');
  const { conversation, account } = filled;
  const select = { type: 'conversations_select', selected_conversation: conversation };
  const option = { text: { type: 'plain_text', text: account }, value: account };
  return {
    type: 'view_submission',
    team: { id: 'T0001', domain: 'team' },
    user: { id: 'U0001', name: 'ann', team_id: 'T0001' },
    view: {
      id: 'V0001',
      private_metadata: writeFormMemory({
        conversation: 'C0001',
        ...(account === undefined && { account: '@one' }),
        ...memory,
      }),
      state: {
        values: {
          ...text('customer'),
          ...choice('skill_group'),
          [filled.filledIn === true ? 'agent_filled_in' : 'agent']: agent,
          ...text('reason'),
          ...(conversation !== undefined && { conversation: { conversation: select } }),
          ...(account !== undefined && {
            account: { account: { type: 'static_select', selected_option: option } },
          }),
        },
      },
    },
    response_urls: [],
    ...more,
  };
}

export const read = (payload: unknown, accounts: readonly string[] = ['@one']): ReadSubmission =>
  readSubmission(payload, textsFor('en').form, (account) => accounts.includes(account));
