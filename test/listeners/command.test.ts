import assert from 'node:assert/strict';
import { findButton } from '../../sandbox/slack/payloads';
import type { Block } from '../../sandbox/slack/types';
import { readFormMemory } from '../../src/slack/ids';
import { notUnderstoodReply, usageReply } from '../../src/slack/replies';
import { useRealNetwork } from '../desk/kit';
import { en, useListeners } from './kit';

describe('the command', () => {
  useRealNetwork();
  const listeners = useListeners();

  it('is acked before anything else, then opens the form', async () => {
    const test = listeners();
    await test.command('');
    assert.deepEqual(test.order, ['ack', 'openForm']);
    assert.deepEqual(test.acks, [undefined]);
    assert.deepEqual(test.triggers, ['trigger-1']);
    assert.deepEqual(test.log.lines, []);
  });

  it('opens a form that is filled with what was typed and knows where that was', async () => {
    const test = listeners();
    await test.command('1289314544 group:9465');
    const [form] = test.forms;
    assert.match(JSON.stringify(form?.blocks), /"initial_value":"1289314544"/);
    assert.match(JSON.stringify(form?.blocks), /"initial_value":"9465"/);
    assert.match(JSON.stringify(form?.blocks), /@two/);
    assert.deepEqual(readFormMemory(form?.private_metadata ?? ''), {
      conversation: 'C0001',
      responseUrl: test.responseUrl,
    });
  });

  it('tells privately how it is used', async () => {
    const test = listeners();
    await test.command('help');
    assert.deepEqual(test.order, ['ack', 'reply']);
    assert.deepEqual(test.replies, [usageReply(en)]);
  });

  it('says privately what it does not understand, and opens nothing', async () => {
    const test = listeners();
    await test.command('one two');
    assert.deepEqual(test.order, ['ack', 'reply']);
    const misunderstandings = [{ kind: 'unexpected', typed: 'two' }] as const;
    assert.deepEqual(test.replies, [notUnderstoodReply(en, misunderstandings)]);
    assert.equal(test.replies[0]?.['response_type'], 'ephemeral');
  });

  it('says nothing about a form that is open already', async () => {
    const test = listeners();
    test.opens = 'repeated';
    await test.command('');
    assert.deepEqual(test.order, ['ack', 'openForm']);
  });

  it('offers a button, with what was typed, when Slack does not open the form', async () => {
    const test = listeners();
    test.opens = 'notOpened';
    await test.command('1289314544 agent:alice@example.com');
    assert.deepEqual(test.order, ['ack', 'openForm', 'reply']);
    const [reply] = test.replies;
    assert.equal(reply?.['text'], en.replies.formDidNotOpen);

    test.opens = 'opened';
    const pressed = findButton((reply?.['blocks'] ?? []) as Block[], 'open_form');
    await test.press('open_form', pressed?.element.value);
    assert.deepEqual(test.order.slice(3), ['ack', 'openForm']);
    assert.deepEqual(test.forms[1], test.forms[0]);
  });

  it('offers the button again when that does not help either', async () => {
    const test = listeners();
    test.opens = 'notOpened';
    await test.press('open_form', '{"customer":"1"}');
    assert.deepEqual(test.order, ['ack', 'openForm', 'reply']);
  });

  it('opens nothing for a button that is not its own', async () => {
    const test = listeners();
    await test.press('open_form', 'request-1:2');
    assert.deepEqual(test.order, ['ack']);
    assert.equal(test.errors.length, 1);
  });

  it('logs a reply that does not arrive', async () => {
    const test = listeners();
    test.replyStatus = 404;
    await test.command('help');
    assert.deepEqual(test.log.lines, [
      {
        level: 'warn',
        event: 'private reply not delivered',
        failure: { kind: 'refused', error: 'HTTP status 404' },
      },
    ]);
    assert.deepEqual(test.errors, []);
  });

  it('is acked even where Slack sends what it never sends', async () => {
    const test = listeners();
    await test.deliver({ command: '/contact-customer', text: '', team_id: 'T1', user_id: 'U1' });
    assert.deepEqual(test.order, ['ack']);
    assert.equal(test.errors.length, 1);
  });
});
