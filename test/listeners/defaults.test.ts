import assert from 'node:assert/strict';
import { readFormMemory } from '../../src/slack/ids';
import { defaultsSavedReply, privately } from '../../src/slack/replies';
import { useRealNetwork } from '../desk/kit';
import { deferred, en, turns, useListeners } from './kit';

const BY = { setBy: 'U0002', setAt: 1_750_000_000_000 };
const BOTH = { skillGroup: 9465, account: '@two' };

describe("the command's word defaults", () => {
  useRealNetwork();
  const listeners = useListeners();

  it('is acked, then opens the form with what is set in the conversation', async () => {
    const test = listeners();
    await test.defaults.save('C0001', { ...BOTH, ...BY });
    await test.command('defaults');
    assert.deepEqual(test.order, ['ack', 'openForm']);
    const [form] = test.forms;
    assert.equal(form?.callback_id, 'defaults_form');
    assert.match(JSON.stringify(form?.blocks), /"initial_value":"9465".*"value":"@two"/);
    assert.deepEqual(readFormMemory(form?.private_metadata ?? ''), {
      conversation: 'C0001',
      responseUrl: test.responseUrl,
    });
    assert.equal(test.wanted, 1);
  });

  it('says privately what to do when Slack does not open the form', async () => {
    const test = listeners();
    test.opens = 'notOpened';
    await test.command('defaults');
    assert.deepEqual(test.replies, [privately(en.defaults.didNotOpen)]);
  });

  it('says nothing about a form that is open already', async () => {
    const test = listeners();
    test.opens = 'repeated';
    await test.command('defaults');
    assert.deepEqual(test.order, ['ack', 'openForm']);
  });
});

describe('a form to contact a customer', () => {
  useRealNetwork();
  const listeners = useListeners();

  it('begins with the defaults of its conversation, but for what was typed', async () => {
    const test = listeners();
    await test.defaults.save('C0001', { ...BOTH, ...BY });
    await test.command('');
    await test.command('1289314544 group:77');
    const [first, second] = test.forms.map(({ blocks }) => JSON.stringify(blocks));
    assert.match(first ?? '', /"initial_value":"9465".*"initial_option":\{[^}]*\},"value":"@two"/);
    assert.match(second ?? '', /"initial_value":"77".*"initial_option":\{[^}]*\},"value":"@two"/);
  });

  it('begins with them also when it is opened by the button', async () => {
    const test = listeners();
    await test.defaults.save('C0001', { ...BOTH, ...BY });
    await test.press('open_form', '{"customer":"1"}');
    assert.match(JSON.stringify(test.forms[0]?.blocks), /"initial_value":"9465"/);
  });

  it('begins without those of another conversation', async () => {
    const test = listeners();
    await test.defaults.save('C0002', { ...BOTH, ...BY });
    await test.command('');
    assert.doesNotMatch(JSON.stringify(test.forms[0]?.blocks), /9465/);
  });

  it('opens without them after 300 ms when the store is slow', async () => {
    const test = listeners();
    test.defaults.beforeRead = () => deferred<void>().promise;
    const delivered = test.command('1289314544');
    await turns();
    await test.clock.advance(299);
    assert.deepEqual(test.order, ['ack']);
    await test.clock.advance(1);
    await delivered;
    assert.match(JSON.stringify(test.forms[0]?.blocks), /"initial_value":"1289314544"/);
    assert.equal(test.log.lines[0]?.event, 'defaults not read in time');
  });

  it('opens without them when the store fails', async () => {
    const test = listeners();
    test.defaults.beforeRead = () => Promise.reject(new Error('the disk is gone'));
    await test.command('');
    assert.equal(test.forms.length, 1);
    assert.equal(test.log.lines[0]?.event, 'defaults not read');
  });

  it('keeps what the request asked for when it is to be changed', async () => {
    const test = listeners();
    await test.defaults.save('C0001', { ...BOTH, ...BY });
    await test.press('change');
    assert.doesNotMatch(JSON.stringify(test.forms[0]?.blocks), /9465/);
  });
});

describe('a submitted form for defaults', () => {
  useRealNetwork();
  const listeners = useListeners();
  const submit = (fields: Readonly<Record<string, string>>) => {
    const test = listeners();
    const memory = { conversation: 'C0001', responseUrl: test.responseUrl };
    return test.submit('defaults_form', fields, memory);
  };
  const stay = (text: string) => ({ response_action: 'errors', errors: { skill_group: text } });

  it('closes only once they are saved, then says privately what is set now', async () => {
    const test = listeners();
    const saving = deferred<void>();
    test.defaults.beforeWrite = () => saving.promise;
    const delivered = submit({ skill_group: '9465', account: '@two' });
    await turns();
    assert.deepEqual(test.order, []);
    saving.resolve();
    await delivered;
    assert.deepEqual(test.order, ['ack', 'reply']);
    assert.deepEqual(test.acks, [undefined]);
    assert.deepEqual(test.replies, [defaultsSavedReply(en, BOTH, undefined)]);
    const set = { ...BOTH, setBy: 'U0001', setAt: test.clock.now() };
    assert.deepEqual(await test.defaults.of('C0001'), set);
  });

  it('takes them away when both fields are empty', async () => {
    const test = listeners();
    await test.defaults.save('C0001', { ...BOTH, ...BY });
    await submit({ skill_group: '', account: '' });
    assert.equal(await test.defaults.of('C0001'), undefined);
    assert.deepEqual(test.replies, [privately(en.defaults.removed)]);
  });

  it('stays, with what is wrong at each field, and saves nothing', async () => {
    const test = listeners();
    await submit({ skill_group: 'x', account: '@gone' });
    const errors = { skill_group: en.form.skillGroupWrong, account: en.form.accountWrong };
    assert.deepEqual(test.acks, [{ response_action: 'errors', errors }]);
    assert.equal(await test.defaults.of('C0001'), undefined);
    assert.deepEqual(test.replies, []);
  });

  it('stays after 2 s when the store is slow', async () => {
    const test = listeners();
    test.defaults.beforeWrite = () => deferred<void>().promise;
    const delivered = submit({ skill_group: '9465' });
    await turns();
    await test.clock.advance(2_000);
    await delivered;
    assert.deepEqual(test.acks, [stay(en.defaults.notSaved)]);
    assert.deepEqual(test.replies, []);
  });

  it('stays, and the log says why, when it cannot be read', async () => {
    const test = listeners();
    await test.submit('defaults_form', {}, { conversation: '' });
    assert.deepEqual(test.acks, [stay(en.defaults.notSaved)]);
    assert.equal(test.log.lines[0]?.event, 'defaults submission failed');
  });

  it('closes without an answer where there is no way to answer', async () => {
    const test = listeners();
    await test.submit('defaults_form', { skill_group: '1' }, { conversation: 'C0001' });
    assert.deepEqual(test.order, ['ack']);
    assert.deepEqual(
      test.log.lines.map(({ event }) => event),
      ['defaults saved'],
    );
  });
});
