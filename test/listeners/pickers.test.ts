import assert from 'node:assert/strict';
import type { Directory } from '../../src/domain/directory';
import { writeFormMemory } from '../../src/slack/ids';
import { ListenerTest } from './kit';

const LISTED: Directory = {
  groups: [
    { id: 9465, name: 'Billing' },
    { id: 9466, name: 'Technical support' },
  ],
  agents: [
    { mail: 'alice@example.com', name: 'Alice', groups: [9465] },
    { mail: 'tom@example.com', name: 'Tom', groups: [9466] },
  ],
  accounts: [],
  loads: new Map([['tom@example.com', 2]]),
  queues: new Map(),
};

describe('the form’s pickers', () => {
  let test: ListenerTest;

  beforeEach(async () => {
    test = new ListenerTest();
    await test.start();
    test.directory = LISTED;
  });
  afterEach(() => test.stop());

  const type = (action_id: string, value: string, chosen?: string) =>
    test.deliver({
      type: 'block_suggestion',
      team: { id: 'T0001' },
      user: { id: 'U0001' },
      action_id,
      block_id: action_id,
      value,
      view: { state: { values: groupChosen(chosen) } },
    });

  it('answer with the skill groups that Desk has listed', async () => {
    await type('skill_group', 'bill');
    assert.deepEqual(test.acks, [
      { options: [{ text: { type: 'plain_text', text: 'Billing (9465)' }, value: '9465' }] },
    ]);
  });

  it('answer with the agents, those of the chosen skill group first', async () => {
    await type('agent', '', '9466');
    const [{ option_groups }] = test.acks as [{ option_groups: { label: { text: string } }[] }];
    assert.deepEqual(
      option_groups.map(({ label }) => label.text),
      ['Technical support (9466)', 'Billing (9465)'],
    );
  });

  const agentsOf = async (view: object) => {
    await test.deliver({
      type: 'block_suggestion',
      team: { id: 'T0001' },
      user: { id: 'U0001' },
      action_id: 'agent',
      block_id: 'agent',
      value: '',
      view,
    });
    const [{ option_groups }] = test.acks as [{ option_groups: { label: { text: string } }[] }];
    return option_groups.map(({ label }) => label.text);
  };

  it('know the skill group that was chosen since the form was drawn', async () => {
    const private_metadata = writeFormMemory({ conversation: 'C1', skillGroup: '9466' });
    const view = { private_metadata, state: { values: groupChosen('9465') } };
    assert.deepEqual(await agentsOf(view), ['Technical support (9466)', 'Billing (9465)']);
  });

  it('know that none is chosen any more', async () => {
    const private_metadata = writeFormMemory({ conversation: 'C1', skillGroup: '' });
    const view = { private_metadata, state: { values: groupChosen('9466') } };
    assert.deepEqual(await agentsOf(view), ['Billing (9465)', 'Technical support (9466)']);
  });

  it('answer at once with nothing while Desk has listed nothing', async () => {
    test.directory = undefined;
    await type('agent', '');
    assert.deepEqual(test.acks, [{ options: [] }]);
  });
});

function groupChosen(chosen: string | undefined): object {
  if (chosen === undefined) return { skill_group: { skill_group: { selected_option: null } } };
  return { skill_group: { skill_group: { selected_option: { value: chosen } } } };
}
