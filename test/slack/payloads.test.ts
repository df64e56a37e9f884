import assert from 'node:assert/strict';
import { ValidationError } from 'yup';
import { conversationOf } from '../../sandbox/slack/options';
import {
  actionsPayload,
  commandPayload,
  inMessage,
  type Occasion,
} from '../../sandbox/slack/payloads';
import { personOf } from '../../sandbox/slack/people';
import type { Message } from '../../sandbox/slack/types';
import { IDS } from '../../sandbox/slack/workspace';
import { readCommandPayload, readPressPayload } from '../../src/slack/payloads';

const occasion: Occasion = {
  person: personOf({ id: 'U1', name: 'ann' }),
  conversation: conversationOf({ id: 'C1', kind: 'public' }),
  triggerId: '1.2.abc',
};
const URL = 'https://hooks.slack.com/commands/1';
const command = commandPayload(occasion, { command: '/contact-customer', text: 'a b' }, URL);

const message: Message = {
  channel: 'C1',
  ts: '1.1',
  user: IDS.botUser,
  text: 'x',
  blocks: [],
  metadata: undefined,
  edited: 0,
  visibleTo: undefined,
  via: 'chat.postMessage',
  threadTs: undefined,
};
const where = { ...inMessage(message, occasion.conversation), response_url: URL };
const action = { type: 'button', action_id: 'try_again', value: 'request-1:2', block_id: 'b' };
const press = actionsPayload(occasion, where, action);

/** The payload without one field, at any depth: `user.id`. */
function without(payload: object, path: string): unknown {
  const copy = structuredClone(payload);
  const [last = '', ...above] = path.split('.').reverse();
  const holder = above.reverse().reduce<object>((at, key) => Reflect.get(at, key), copy);
  Reflect.deleteProperty(holder, last);
  return copy;
}

describe('the payload of a command', () => {
  it('is read as far as it is used', () => {
    assert.deepEqual(readCommandPayload(command), {
      text: 'a b',
      user: 'U1',
      conversation: 'C1',
      triggerId: '1.2.abc',
      responseUrl: URL,
    });
  });

  it('may leave out the text', () => {
    assert.equal(readCommandPayload(without(command, 'text')).text, '');
  });

  for (const field of ['user_id', 'channel_id', 'trigger_id', 'response_url']) {
    it(`is refused without ${field}`, () => {
      assert.throws(() => readCommandPayload(without(command, field)), ValidationError);
    });
  }
});

describe('the payload of a press', () => {
  it('is read as far as it is used', () => {
    assert.deepEqual(readPressPayload(press), {
      value: 'request-1:2',
      messageTs: '1.1',
      user: 'U1',
      conversation: 'C1',
      triggerId: '1.2.abc',
      responseUrl: URL,
    });
  });

  it('may have no value', () => {
    assert.equal(readPressPayload(without(press, 'actions.0.value')).value, '');
  });

  for (const field of [
    'user',
    'user.id',
    'channel',
    'channel.id',
    'container.message_ts',
    'trigger_id',
    'response_url',
    'actions',
  ]) {
    it(`is refused without ${field}`, () => {
      assert.throws(() => readPressPayload(without(press, field)), ValidationError);
    });
  }

  it('is refused without an action', () => {
    assert.throws(() => readPressPayload({ ...press, actions: [] }), ValidationError);
  });

  for (const payload of [undefined, null, 'text', 7, []]) {
    it(`is refused as ${JSON.stringify(payload)}`, () => {
      assert.throws(() => readPressPayload(payload), ValidationError);
      assert.throws(() => readCommandPayload(payload), ValidationError);
    });
  }
});
