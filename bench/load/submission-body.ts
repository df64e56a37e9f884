import { readView } from '../../sandbox/slack/content';
import { fill, formFields } from '../../sandbox/slack/form-state';
import { submissionPayload } from '../../sandbox/slack/payloads';
import type { OpenView } from '../../sandbox/slack/types';
import { Workspace } from '../../sandbox/slack/workspace';
import type { Directory } from '../../src/domain/directory';
import { contactForm } from '../../src/slack/form';
import { FIELDS } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';
import { ACCOUNT, AGENT, GROUP } from './names';

/** What no two submissions have in common. */
export interface Submitted {
  readonly customer: string;
  /** Slack takes one message a second in a channel, so each has one of its own. */
  readonly channel: string;
  readonly viewId: string;
}

const USER = 'U0BENCH';
/** Words that the payload has nowhere else, and that no encoding changes. */
const MARKS: Submitted = {
  customer: 'MARKCUSTOMER',
  channel: 'C0MARKCHANNEL',
  viewId: 'VMARKVIEW',
};

const DIRECTORY: Directory = {
  groups: [{ id: GROUP, name: 'Billing', members: 1 }],
  agents: [{ mail: AGENT, name: 'Alice Novak', groups: [GROUP] }],
  accounts: [{ id: ACCOUNT, name: 'Support', isDefault: true }],
  loads: new Map(),
  queues: new Map(),
};

/**
 * The body in which Slack submits this app's form, filled in as a person does it: as many as are
 * wanted, at next to no cost for each.
 */
export function submissionBodies(): (submitted: Submitted) => string {
  const pieces = encoded(payload()).split(/(MARKCUSTOMER|C0MARKCHANNEL|VMARKVIEW)/);
  const names = new Map<string, keyof Submitted>([
    [MARKS.customer, 'customer'],
    [MARKS.channel, 'channel'],
    [MARKS.viewId, 'viewId'],
  ]);
  return (submitted) => {
    const put = (piece: string): string => {
      const name = names.get(piece);
      return name === undefined ? piece : submitted[name];
    };
    return pieces.map(put).join('');
  };
}

function encoded(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

function payload(): object {
  const workspace = new Workspace({
    people: [{ id: USER, name: 'bench' }],
    conversations: [{ id: MARKS.channel, name: 'bench', kind: 'public' }],
  });
  const view = filledIn({ ...openForm(workspace), id: MARKS.viewId, rootId: MARKS.viewId });
  const person = workspace.person(USER);
  const conversation = workspace.conversation(MARKS.channel);
  const triggerId = workspace.triggers.issue({ user: USER, conversation: MARKS.channel });
  return submissionPayload({ person, conversation, triggerId }, view, [
    {
      block_id: FIELDS.conversation,
      action_id: FIELDS.conversation,
      channel_id: MARKS.channel,
      response_url:
        'https://hooks.slack.com/actions/T0STANDIN/0123456789012/abcdefghijklmnopqrstuvwx',
    },
  ]);
}

function openForm({ views }: Workspace): OpenView {
  const offers = { accounts: [ACCOUNT], directory: DIRECTORY };
  const prefill = { skillGroup: String(GROUP), agent: AGENT };
  const form = contactForm(textsFor('en'), offers, prefill, { conversation: MARKS.channel });
  const read = readView(form);
  if (read.kind === 'refused') throw new Error(`Slack would refuse the form: ${read.messages}`);
  return views.show(read.definition, { user: USER, conversation: MARKS.channel });
}

function filledIn(view: OpenView): OpenView {
  const typed: readonly (readonly [string, string])[] = [
    [FIELDS.customer, MARKS.customer],
    [FIELDS.reason, 'Refund of order 4711, promised for today'],
  ];
  const state = typed.reduce((filled, [name, text]) => {
    const field = formFields(view.definition.blocks).find(({ block }) => block.block_id === name);
    if (field === undefined) throw new Error(`the form has no field ${name}`);
    return fill(filled, field, text);
  }, view.state);
  return { ...view, state, drawnState: state };
}
