import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import { findButton } from '../../sandbox/slack/payloads';
import type { Block } from '../../sandbox/slack/types';
import { lookUpTeammate } from '../../src/listeners/teammate';
import { type FormMemory, memoryOf, readFormMemory } from '../../src/slack/ids';
import type { Lookup } from '../../src/slack/people-lookups';
import { useRealNetwork } from '../desk/kit';
import { deferred, turns, useListeners } from './kit';

const ALICE: Lookup = { kind: 'found', value: 'alice@example.com' };
const agentOf = (form: ModalView | undefined) =>
  form?.blocks.find((block) => /"action_id":"agent"/.test(JSON.stringify(block)));
const teammateIn = (form: ModalView | undefined) =>
  readFormMemory(form?.private_metadata ?? '').teammate?.kind;

describe('a teammate who is named as the agent', () => {
  useRealNetwork();
  const listeners = useListeners();

  for (const command of ['1289314544 <@U0002|alice>', '1289314544 agent:<@U0002>']) {
    it(`is filled in at once where the address is known: ${command}`, async () => {
      const test = listeners();
      test.known.set('U0002', ALICE);
      await test.command(command);
      assert.deepEqual(test.order, ['ack', 'openForm']);
      assert.match(JSON.stringify(agentOf(test.forms[0])), /"initial_value":"alice@example\.com"/);
    });
  }

  it('is looked up once the form is open, and filled in when Slack answers', async () => {
    const test = listeners();
    const answer = deferred<Lookup>();
    test.onLookUp = () => answer.promise;
    const done = test.command('1289314544 <@U0002>');
    await turns();
    assert.deepEqual(test.order, ['ack', 'openForm', 'lookUp']);
    const [opened] = test.forms;
    assert.match(JSON.stringify(opened?.blocks), /Looking up/);
    assert.equal(agentOf(opened)?.block_id, 'agent');

    answer.resolve(ALICE);
    await done;
    assert.deepEqual(test.order.slice(3), ['redrawForm']);
    const redrawn = test.forms[1];
    assert.equal(agentOf(redrawn)?.block_id, 'agent_filled_in');
    assert.match(JSON.stringify(agentOf(redrawn)), /"initial_value":"alice@example\.com"/);
    const others = (form: ModalView | undefined) =>
      form?.blocks.filter((block) => block.type === 'input' && block !== agentOf(form));
    assert.deepEqual(others(redrawn), others(opened));
    assert.deepEqual(test.log.lines, []);
  });

  for (const [kind, shown] of [
    ['nobody', 'notFound'],
    ['notAnswered', 'notFound'],
    ['missingScope', 'missingScope'],
  ] as const) {
    it(`has to be typed where Slack does not tell the address: ${kind}`, async () => {
      const test = listeners();
      test.onLookUp = async () => ({ kind });
      await test.command('1289314544 <@U0002>');
      assert.equal(teammateIn(test.forms[1]), shown);
      assert.equal(agentOf(test.forms[1])?.block_id, 'agent');
      test.known.set('U0002', { kind });
      await test.command('1289314544 <@U0002>');
      assert.equal(teammateIn(test.forms[2]), shown);
      assert.equal(test.forms.length, 3);
    });
  }

  it('is looked for among the agents that were listed when the form opened', async () => {
    const test = listeners();
    const listed = { groups: [], accounts: [], loads: new Map(), queues: new Map() };
    test.directory = {
      ...listed,
      agents: [{ mail: 'Alice@Example.com', name: 'Alice', groups: [] }],
    };
    test.onLookUp = async () => {
      test.directory = { ...listed, agents: [] };
      return ALICE;
    };
    await test.command('1289314544 <@U0002>');
    assert.match(JSON.stringify(agentOf(test.forms[1])), /"value":"Alice@Example\.com"/);
  });

  it('is not looked up for a form that did not open, or was open already', async () => {
    const test = listeners();
    for (const opens of ['notOpened', 'repeated'] as const) {
      test.opens = opens;
      await test.command('1289314544 <@U0002>');
    }
    assert.ok(!test.order.includes('lookUp'));
  });

  it('is looked up by the button that opens the form later, too', async () => {
    const test = listeners();
    test.opens = 'notOpened';
    await test.command('1289314544 <@U0002>');
    const blocks = (test.replies[0]?.['blocks'] ?? []) as Block[];
    test.opens = 'opened';
    test.onLookUp = async () => ALICE;
    await test.press('open_form', findButton(blocks, 'open_form')?.element.value);
    assert.deepEqual(test.order.slice(3), ['ack', 'openForm', 'lookUp', 'redrawForm']);
    assert.equal(teammateIn(test.forms.at(-1)), 'filledIn');
  });

  it('breaks nothing when the form is gone by then', async () => {
    const test = listeners();
    test.onLookUp = async () => ALICE;
    test.onRedraw = () => false;
    await test.command('1289314544 <@U0002>');
    assert.deepEqual(test.order, ['ack', 'openForm', 'lookUp', 'redrawForm']);
    assert.deepEqual([test.errors, test.replies], [[], []]);
  });
});

describe('a form that is submitted while a teammate is looked up', () => {
  const listeners = useListeners();
  const FIELDS = { customer: '1289314544', reason: 'Asked for a call' };
  const lookingUp = { kind: 'lookingUp', person: 'U0002' } as const;
  const MEMORY = { conversation: 'C0001', account: '@one', teammate: lookingUp };

  /** The form that the ack shows instead. */
  function shown([ack]: readonly unknown[]): ModalView {
    const { response_action, view } = ack as { response_action?: string; view?: ModalView };
    assert.equal(response_action, 'update');
    return view ?? assert.fail('no form');
  }

  it('says who is filled in, saves nothing, and is taken the next time', async () => {
    const test = listeners();
    test.known.set('U0002', ALICE);
    await test.submit('contact_form', FIELDS, MEMORY);
    const form = shown(test.acks);
    assert.equal(agentOf(form)?.block_id, 'agent_filled_in');
    assert.match(JSON.stringify(agentOf(form)), /"initial_value":"alice@example\.com"/);
    assert.match(JSON.stringify(form.blocks), /1289314544.*Asked for a call/);
    assert.deepEqual(test.workflow.calls, []);

    await test.submit('contact_form', FIELDS, memoryOf(form));
    assert.equal(test.acks[1], undefined);
    assert.equal(test.workflow.calls.length, 1);
  });

  it('asks for the agent where it is still not known who that is in Desk', async () => {
    const test = listeners();
    await test.submit('contact_form', FIELDS, MEMORY);
    const form = shown(test.acks);
    assert.deepEqual(memoryOf(form), { ...MEMORY, teammate: { ...lookingUp, kind: 'notFound' } });
    assert.equal(agentOf(form)?.block_id, 'agent');
    assert.deepEqual(test.workflow.calls, []);
    await test.submit('contact_form', FIELDS, memoryOf(form));
    assert.equal(test.workflow.calls.length, 1);
  });

  it('is taken as it is with an agent of its own, or where the teammate was cleared', async () => {
    const test = listeners();
    await test.submit('contact_form', { ...FIELDS, agent: 'bob@example.com' }, MEMORY);
    const filledIn = { kind: 'filledIn', person: 'U0002', mail: 'alice@example.com' } as const;
    await test.submit('contact_form', FIELDS, { ...MEMORY, teammate: filledIn });
    assert.deepEqual(test.acks, [undefined, undefined]);
    assert.equal(test.workflow.calls.length, 2);
  });
});

describe('looking up a teammate', () => {
  const VIEW: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'X' }, blocks: [] };
  const opened = { id: 'V1', hash: '1' };
  const redrawn = { id: 'V1', hash: '2' };
  const drawn = (memory: FormMemory) => ({
    ...{ form: opened, memory, directory: undefined },
    draw: () => VIEW,
  });
  const parts = (after: typeof redrawn | undefined) => ({
    people: { knownMailOf: () => undefined, lookUpMailOf: async () => ALICE },
    forms: { open: () => assert.fail(), redraw: async () => after },
  });
  const lookingUp = { kind: 'lookingUp', person: 'U0002' } as const;

  it('gives the form as it is after the redraw, and what it remembers', async () => {
    const form = drawn({ conversation: 'C0001', teammate: lookingUp });
    const teammate = { kind: 'filledIn', person: 'U0002', mail: 'alice@example.com' };
    assert.deepEqual(await lookUpTeammate(parts(redrawn), form), {
      form: redrawn,
      memory: { conversation: 'C0001', teammate },
    });
    assert.equal(await lookUpTeammate(parts(undefined), form), undefined);
  });

  it('leaves a form that looks up nobody as it is', async () => {
    for (const memory of [
      { conversation: 'C0001' },
      { conversation: 'C0001', teammate: { kind: 'notFound', person: 'U0002' } },
    ] as const) {
      const left = { form: opened, memory };
      assert.deepEqual(await lookUpTeammate(parts(redrawn), drawn(memory)), left);
    }
  });
});
