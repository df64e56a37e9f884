import assert from 'node:assert/strict';
import type { Accepted } from '../../src/workflow/contact-workflow';
import type { Pressed } from '../../src/workflow/press';
import { aRequest } from '../support/requests';
import { deferred, en, PRESS, turns, useListeners } from './kit';

const FIELDS = { customer: ' 1289314544 ', reason: 'Asked for a call' };
const CHANGING = { conversation: 'C0001', account: '@one', changes: PRESS };

const stay = (text: string) => ({ response_action: 'errors', errors: { customer: text } });

describe('a submitted form', () => {
  const listeners = useListeners();

  it('closes only once the request is saved', async () => {
    const test = listeners();
    const saved = deferred<Accepted>();
    test.workflow.onAccept = () => saved.promise;
    const delivered = test.submit('contact_form', FIELDS);
    await turns();
    assert.deepEqual(test.order, ['accept']);
    saved.resolve({ kind: 'saved' });
    await delivered;
    assert.deepEqual(test.order, ['accept', 'accept done', 'ack']);
    assert.deepEqual(test.acks, [undefined]);
  });

  it('hands over what was asked for', async () => {
    const test = listeners();
    await test.submit('contact_form', { ...FIELDS, skill_group: '9465', agent: 'a@b.cc' });
    const submission = {
      key: 'T0001:V0001',
      target: { customer: '1289314544', account: '@one', skillGroup: 9465, agent: 'a@b.cc' },
      reason: 'Asked for a call',
      conversation: 'C0001',
      askedBy: 'U0001',
    };
    assert.deepEqual(test.workflow.calls, [['accept', submission]]);
  });

  it('stays, with what is wrong at each field, and saves nothing', async () => {
    const test = listeners();
    await test.submit('contact_form', { customer: '客户', skill_group: 'x' });
    assert.deepEqual(test.order, ['ack']);
    const errors = { customer: en.form.customerWrong, skill_group: en.form.skillGroupWrong };
    assert.deepEqual(test.acks, [{ response_action: 'errors', errors }]);
  });

  it('stays when the request could not be saved for certain', async () => {
    const test = listeners();
    test.workflow.onAccept = async () => ({ kind: 'notSaved' });
    await test.submit('contact_form', FIELDS);
    assert.deepEqual(test.order, ['accept', 'accept done', 'ack']);
    assert.deepEqual(test.acks, [stay(en.form.notSaved)]);
  });

  it('stays, and the log says why, when something unforeseen happens', async () => {
    const test = listeners();
    const error = new Error('unforeseen');
    test.workflow.onAccept = () => Promise.reject(error);
    await test.submit('contact_form', FIELDS);
    assert.deepEqual(test.acks, [stay(en.form.notSaved)]);
    assert.deepEqual(test.log.lines, [{ level: 'error', event: 'submission failed', error }]);
    assert.deepEqual(test.errors, []);
  });

  it('stays, and the log says why, when it cannot be read', async () => {
    const test = listeners();
    await test.submit('contact_form', FIELDS, { conversation: '' });
    assert.deepEqual(test.workflow.calls, []);
    assert.deepEqual(test.acks, [stay(en.form.notSaved)]);
    assert.equal(test.log.lines[0]?.event, 'submission failed');
  });

  it('is handed over twice when Slack delivers it twice: the workflow knows it again', async () => {
    const test = listeners();
    await Promise.all([test.submit('contact_form', FIELDS), test.submit('contact_form', FIELDS)]);
    const [first, second] = test.workflow.calls;
    assert.deepEqual(first, second);
    assert.deepEqual(test.acks, [undefined, undefined]);
  });
});

describe('a submitted form to change a request', () => {
  const listeners = useListeners();

  it('closes only once the try is saved, for the request that was pressed on', async () => {
    const test = listeners();
    const saved = deferred<Pressed>();
    test.workflow.onChange = () => saved.promise;
    const delivered = test.submit('change_form', FIELDS, CHANGING);
    await turns();
    assert.deepEqual(test.order, ['change']);
    saved.resolve({ kind: 'started', request: aRequest() });
    await delivered;
    assert.deepEqual(test.order, ['change', 'change done', 'ack']);
    assert.deepEqual(test.acks, [undefined]);
    const [[, press, submission] = []] = test.workflow.calls;
    assert.deepEqual(press, { remedy: 'change', ...PRESS });
    assert.equal(Reflect.get(Object(submission), 'key'), 'T0001:V0001');
  });

  it('stays when it was saved before with another wish', async () => {
    const test = listeners();
    test.workflow.onChange = async () => ({ kind: 'sentBefore', customer: 'the-first' });
    await test.submit('change_form', FIELDS, CHANGING);
    assert.match(JSON.stringify(test.acks), /customer the-first/);
  });

  it('never becomes a new request', async () => {
    const test = listeners();
    await test.submit('change_form', FIELDS, CHANGING);
    assert.ok(!test.order.includes('accept'));
  });

  it('closes when Slack delivers it a second time', async () => {
    const test = listeners();
    test.workflow.onChange = async () => ({ kind: 'repeated', request: aRequest() });
    await test.submit('change_form', FIELDS, CHANGING);
    assert.deepEqual(test.acks, [undefined]);
  });

  it('stays when somebody has tried again in the meantime', async () => {
    const test = listeners();
    test.workflow.onChange = async () => ({ kind: 'outdated' });
    await test.submit('change_form', FIELDS, CHANGING);
    assert.deepEqual(test.acks, [stay(en.form.changeOutdated)]);
  });

  it('stays when it could not be saved for certain', async () => {
    const test = listeners();
    test.workflow.onChange = async () => ({ kind: 'notSaved' });
    await test.submit('change_form', FIELDS, CHANGING);
    assert.deepEqual(test.acks, [stay(en.form.notSaved)]);
  });
});
