import assert from 'node:assert/strict';
import { readFormMemory } from '../../src/slack/ids';
import { privately } from '../../src/slack/replies';
import type { Pressed } from '../../src/workflow/press';
import { useRealNetwork } from '../desk/kit';
import { directoryWith } from '../support/directories';
import { aRequest } from '../support/requests';
import { deferred, en, PRESS, turns, useListeners } from './kit';

const REMEDIES = {
  try_again: 'tryAgain',
  check_again: 'checkAgain',
  contact_anyway: 'contactAnyway',
} as const;

for (const [actionId, remedy] of Object.entries(REMEDIES)) {
  describe(`the button ${actionId}`, () => {
    useRealNetwork();
    const listeners = useListeners();

    it('is acked at once, then does what it promises, and says nothing more', async () => {
      const test = listeners();
      const saved = deferred<Pressed>();
      test.workflow.onPress = () => saved.promise;
      const delivered = test.press(actionId);
      await turns();
      assert.deepEqual(test.order, ['ack', 'press']);
      saved.resolve({ kind: 'started', request: aRequest() });
      await delivered;
      assert.deepEqual(test.order, ['ack', 'press', 'press done']);
      const message = { channel: 'C0001', ts: '1.000001' };
      const presser = { by: 'U0001', responseUrl: test.responseUrl, message };
      assert.deepEqual(test.workflow.calls, [['press', { remedy, ...PRESS }, presser]]);
    });

    it('says nothing when Slack delivers the press a second time', async () => {
      const test = listeners();
      test.workflow.onPress = async () => ({ kind: 'repeated', request: aRequest() });
      await test.press(actionId);
      assert.deepEqual(test.replies, []);
    });

    it('tells the presser alone that it is out of date', async () => {
      const test = listeners();
      test.workflow.onPress = async () => ({ kind: 'outdated' });
      await test.press(actionId);
      assert.deepEqual(test.order, ['ack', 'press', 'press done', 'reply']);
      assert.deepEqual(test.replies, [privately(en.replies.outdated)]);
    });

    it('tells the presser alone that it could not be saved for certain', async () => {
      const test = listeners();
      test.workflow.onPress = async () => ({ kind: 'notSaved' });
      await test.press(actionId);
      assert.deepEqual(test.replies, [privately(en.replies.pressNotSaved)]);
    });

    it('takes a value that this app has not written for out of date', async () => {
      const test = listeners();
      await test.press(actionId, 'anything');
      assert.deepEqual(test.order, ['ack', 'reply']);
      assert.deepEqual(test.replies, [privately(en.replies.outdated)]);
    });
  });
}

describe('the button change', () => {
  useRealNetwork();
  const listeners = useListeners();

  const request = aRequest({
    target: {
      customer: '1289314544',
      account: '@two',
      skillGroup: 9465,
      agent: 'alice@example.com',
    },
    reason: 'Asked for a call',
  });

  it('is acked at once, then opens a form that is filled with what was asked for', async () => {
    const test = listeners();
    test.workflow.onFind = async () => ({ kind: 'found', request });
    await test.press('change');
    assert.deepEqual(test.order, ['ack', 'findPressed', 'findPressed done', 'openForm']);
    assert.deepEqual(test.workflow.calls, [['findPressed', { remedy: 'change', ...PRESS }]]);
    const [form] = test.forms;
    assert.equal(form?.callback_id, 'change_form');
    const fields = JSON.stringify(form?.blocks);
    for (const value of ['1289314544', '9465', 'alice@example.com', 'Asked for a call']) {
      assert.ok(fields.includes(`"initial_value":"${value}"`), value);
    }
    assert.match(fields, /"initial_option":\{[^}]*\},"value":"@two"\}/);
    assert.deepEqual(readFormMemory(form?.private_metadata ?? ''), {
      conversation: 'C0001',
      changes: PRESS,
      responseUrl: test.responseUrl,
    });
  });

  it('keeps the account of the request, although Desk lists another now', async () => {
    const test = listeners();
    test.configured = undefined;
    test.directory = directoryWith({ id: '@new', name: 'New' });
    test.workflow.onFind = async () => ({ kind: 'found', request });
    await test.press('change');
    const fields = JSON.stringify(test.forms[0]?.blocks);
    assert.match(fields, /"initial_option":\{[^}]*\},"value":"@two"\}/);
    assert.match(fields, /New \(@new\)/);
  });

  it('leaves empty what was not asked for', async () => {
    const test = listeners();
    await test.press('change');
    const values = JSON.stringify(test.forms[0]?.blocks).match(/"initial_value":"[^"]*"/g);
    assert.deepEqual(values, ['"initial_value":"customer-1"']);
  });

  it('tells the presser to press once more when Slack does not open the form', async () => {
    const test = listeners();
    test.opens = 'notOpened';
    await test.press('change');
    assert.deepEqual(test.replies, [privately(en.replies.changeDidNotOpen)]);
  });

  it('says nothing about a form that is open already', async () => {
    const test = listeners();
    test.opens = 'repeated';
    await test.press('change');
    assert.deepEqual(test.replies, []);
  });

  it('tells the presser alone that it is out of date, and opens nothing', async () => {
    const test = listeners();
    test.workflow.onFind = async () => ({ kind: 'outdated' });
    await test.press('change');
    assert.deepEqual(test.order, ['ack', 'findPressed', 'findPressed done', 'reply']);
    assert.deepEqual(test.replies, [privately(en.replies.outdated)]);
  });

  it('tells the presser to try later when the request cannot be looked up', async () => {
    const test = listeners();
    test.workflow.onFind = async () => ({ kind: 'unknown' });
    await test.press('change');
    assert.deepEqual(test.replies, [privately(en.replies.pressNotSaved)]);
  });

  it('takes a value that this app has not written for out of date', async () => {
    const test = listeners();
    await test.press('change', 'anything');
    assert.deepEqual(test.order, ['ack', 'reply']);
    assert.deepEqual(test.replies, [privately(en.replies.outdated)]);
  });
});
