import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import { type FormMemory, readFormMemory, tryOf } from '../../src/slack/ids';
import { aRequest } from '../support/requests';
import { deferred, en, PRESS, turns, useListeners } from './kit';

const FIELDS = { customer: '1289314544', reason: 'Asked for a call' };
const OTHER = aRequest({ id: 'request-7', triedBy: 'U0007' });
const MEMORY: FormMemory = { conversation: 'C0001', account: '@one' };

describe('a form that is submitted for somebody who was just asked for', () => {
  const listeners = useListeners();

  /** The form that the latest ack shows instead. */
  function asked(acks: readonly unknown[]): ModalView {
    const ack = acks.at(-1) as { response_action?: string; view?: ModalView } | undefined;
    assert.equal(ack?.response_action, 'update');
    return ack.view ?? assert.fail('no form');
  }

  it('saves nothing and asks once more, with what was typed', async () => {
    const test = listeners();
    test.lately = () => [OTHER];
    await test.submit('contact_form', FIELDS);
    const form = asked(test.acks);
    assert.equal(form.submit?.text, en.look.submitAnyway);
    assert.match(JSON.stringify(form.blocks[0]), /1289314544.*<@U0007> asked/);
    assert.match(JSON.stringify(form.blocks), /"initial_value":"Asked for a call"/);
    assert.deepEqual(readFormMemory(form.private_metadata ?? '').warned, [tryOf(OTHER)]);
    assert.deepEqual(test.workflow.calls, []);
    const own = { key: 'T0001:V0001' };
    assert.deepEqual(test.asked, [{ customer: '1289314544', own }]);
  });

  it('goes ahead the second time', async () => {
    const test = listeners();
    test.lately = () => [OTHER];
    await test.submit('contact_form', FIELDS, { ...MEMORY, warned: [tryOf(OTHER)] });
    assert.deepEqual(test.order, ['accept', 'accept done', 'ack']);
    assert.deepEqual(test.acks, [undefined]);
  });

  it('asks again when yet another request, or another try, has come in between', async () => {
    const test = listeners();
    const warned = { ...MEMORY, warned: [tryOf(OTHER)] };
    test.lately = () => [OTHER, aRequest({ id: 'request-8', triedBy: 'U0008' })];
    await test.submit('contact_form', FIELDS, warned);
    assert.match(JSON.stringify(asked(test.acks).blocks[0]), /<@U0007>.*<@U0008>/);
    test.lately = () => [{ ...OTHER, attempt: 2 }];
    await test.submit('contact_form', FIELDS, warned);
    assert.equal(asked(test.acks).submit?.text, en.look.submitAnyway);
    assert.deepEqual(test.workflow.calls, []);
  });

  it('does not count, in “Change…”, the request to change', async () => {
    const test = listeners();
    test.lately = () => [OTHER];
    await test.submit('change_form', FIELDS, { ...MEMORY, changes: PRESS });
    const own = { key: 'T0001:V0001', request: PRESS.requestId };
    assert.deepEqual(test.asked, [{ customer: '1289314544', own }]);
    const form = asked(test.acks);
    assert.deepEqual(readFormMemory(form.private_metadata ?? '').changes, PRESS);
    assert.equal(form.title.text, en.form.changeTitle);
  });

  it('says first what is wrong with its fields', async () => {
    const test = listeners();
    test.lately = () => [OTHER];
    await test.submit('contact_form', { customer: '客户' });
    assert.match(JSON.stringify(test.acks), /"response_action":"errors"/);
    assert.deepEqual(test.asked, []);
  });

  it('keeps what it says of the session, and says of the others once', async () => {
    const test = listeners();
    test.lately = () => [OTHER];
    await test.command('1289314544');
    const [opened] = test.forms;
    const note = (id: string, text: string) => ({
      type: 'context' as const,
      block_id: id,
      elements: [{ type: 'mrkdwn' as const, text }],
    });
    const blocks = [note('note_session', 'with the bot'), note('note_lately', 'once')];
    test.forms.push({ ...(opened as ModalView), blocks });
    await test.submit('contact_form', FIELDS);
    const words = JSON.stringify(asked(test.acks).blocks);
    assert.match(words, /with the bot/);
    assert.doesNotMatch(words, /once"/);
  });

  it('goes ahead without asking when it cannot be found out how, and the log says why', async () => {
    const test = listeners();
    const error = new Error('bug');
    test.lately = () => Promise.reject(error);
    await test.submit('contact_form', FIELDS);
    assert.deepEqual(test.acks, [undefined]);
    assert.deepEqual(test.log.lines, [{ level: 'error', event: 'not asked once more', error }]);
  });

  it('ends what the form was looking for before anything is found out', async () => {
    const test = listeners();
    const slow = deferred<[]>();
    test.lately = () => slow.promise;
    const submitted = test.submit('contact_form', FIELDS);
    await turns();
    assert.deepEqual(test.looks, [{ submitted: 'V0001' }]);
    slow.resolve([]);
    await submitted;
  });
});

describe('a form that was opened', () => {
  const listeners = useListeners();

  it('is looked at with what it is filled with', async () => {
    const test = listeners();
    await test.command('1289314544');
    const memory = { conversation: 'C0001', responseUrl: test.responseUrl };
    const form = { id: 'V0001', hash: '1' };
    // The account is the one that the form has chosen itself.
    const prefill = { customer: '1289314544', account: '@one' };
    assert.deepEqual(test.looks, [{ form, prefill, memory }]);
  });

  it('is looked at with the account that is set for the conversation', async () => {
    const test = listeners();
    const values = { account: '@two' };
    await test.submit('defaults_form', values, { conversation: 'C0001' });
    await test.command('1289314544');
    const look: unknown = test.looks.at(-1);
    const prefill = { customer: '1289314544', account: '@two' };
    assert.deepEqual(Reflect.get(Object(look), 'prefill'), prefill);
  });

  it('is looked at without an account where none is known', async () => {
    const test = listeners();
    test.configured = undefined;
    await test.command('1289314544');
    const prefill = { customer: '1289314544' };
    assert.deepEqual(Reflect.get(Object(test.looks[0]), 'prefill'), prefill);
  });

  it('to change a request is looked at too', async () => {
    const test = listeners();
    await test.press('change');
    const [look] = test.looks;
    assert.equal(
      Reflect.get(Object(Reflect.get(Object(look), 'prefill')), 'customer'),
      'customer-1',
    );
    assert.deepEqual(Reflect.get(Object(Reflect.get(Object(look), 'memory')), 'changes'), PRESS);
  });

  for (const opens of ['repeated', 'notOpened', 'unread'] as const) {
    it(`is not looked at where Slack says: ${opens}`, async () => {
      const test = listeners();
      test.opens = opens;
      await test.command('1289314544');
      await test.press('change');
      assert.deepEqual(test.looks, []);
    });
  }

  for (const field of ['customer', 'account', 'skill_group']) {
    it(`follows what happens to the ${field}, and is acked first`, async () => {
      const test = listeners();
      await test.command('1289314544');
      const [form] = test.forms;
      test.looks.splice(0);
      await test.deliver({
        type: 'block_actions',
        team: { id: 'T0001', domain: 'team' },
        user: { id: 'U0001', team_id: 'T0001' },
        container: { type: 'view', view_id: 'V0001' },
        trigger_id: 'trigger-2',
        view: { ...form, id: 'V0001', hash: '1.a', state: { values: {} } },
        actions: [{ type: 'plain_text_input', action_id: field, block_id: field, value: 'x' }],
      });
      assert.equal(test.acks.length, 2);
      assert.deepEqual(Reflect.get(Object(test.looks[0]), 'field'), field);
    });
  }
});
