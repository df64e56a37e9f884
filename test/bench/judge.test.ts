import assert from 'node:assert/strict';
import { judge, leftToDo, type Scene, unsettled } from '../../bench/chaos/judge';
import type { Message } from '../../sandbox/slack/types';

const CUSTOMER = 'chaos-7x';
const ASSIGNED = `Customer ${CUSTOMER} was assigned to agent ann@example.com.`;
const NOT_CONTACTED = `Customer ${CUSTOMER} was not contacted, as the session shows.`;
const UNCONFIRMED = `Unconfirmed: customer ${CUSTOMER} may have been contacted.`;
const CALLING = `Contacting customer ${CUSTOMER}…`;

function message(text: string, changes: Partial<Message> = {}): Message {
  return {
    ...{ channel: 'C1', ts: '1.1', user: 'U0', text, blocks: [], metadata: undefined },
    ...{ visibleTo: undefined, via: 'chat.postMessage', threadTs: undefined, edited: 0 },
    ...changes,
  };
}

function scene(contacts: number, ...messages: Message[]): Scene {
  const contact = { customer: CUSTOMER, account: '@one', agent: 'ann@example.com', at: 1 };
  return {
    slack: { messages: () => messages },
    desk: { contacts: new Map([[CUSTOMER, Array.from({ length: contacts }, () => contact)]]) },
  };
}

const disk = (requests = 1) => ({ rows: async () => [{ customer: CUSTOMER, requests }] });

async function wrongs(of: Scene, requests = 1): Promise<string[]> {
  const judged = await judge(of, [CUSTOMER], disk(requests));
  return judged.wrongs.map((wrong) => wrong.replace(`${CUSTOMER}: `, '').replace(/ \(“.*/, ''));
}

describe('the judgement on a run with troubles', () => {
  it('finds nothing where people were told once what happened', async () => {
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED))), []);
    assert.deepEqual(await wrongs(scene(0, message(NOT_CONTACTED))), []);
    for (const contacts of [0, 1]) {
      assert.deepEqual(await wrongs(scene(contacts, message(UNCONFIRMED))), []);
    }
  });

  it('finds what was lost', async () => {
    assert.deepEqual(await wrongs(scene(0)), ['0 messages', 'no outcome']);
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED)), 0), ['0 requests on disk']);
    assert.deepEqual(await wrongs(scene(1, message(CALLING))), ['no outcome']);
  });

  it('finds what was done or said twice', async () => {
    assert.deepEqual(await wrongs(scene(2, message(ASSIGNED))), ['contacted 2 times']);
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED), message(ASSIGNED))), ['2 messages']);
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED)), 2), ['2 requests on disk']);
    const alert = message(`Nobody has accepted customer ${CUSTOMER}`, { threadTs: '1.1' });
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED), alert, alert)), ['2 alerts']);
    const direct = message(`Desk has assigned customer ${CUSTOMER} to you.`, { channel: 'D1' });
    const told = 'an agent was told 2 times';
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED), direct, direct)), [told]);
    const other = { ...direct, channel: 'D2' };
    assert.deepEqual(await wrongs(scene(1, message(ASSIGNED), direct, other)), []);
  });

  it('finds what was said and is not so', async () => {
    assert.deepEqual(await wrongs(scene(0, message(ASSIGNED))), ['was never contacted']);
    const allTheSame = ['was contacted all the same'];
    assert.deepEqual(await wrongs(scene(1, message(NOT_CONTACTED))), allTheSame);
  });

  it('counts what was said, and what is still to be done', async () => {
    const alert = message(`Nobody has accepted customer ${CUSTOMER}`, { threadTs: '1.1' });
    const { said, alerts, directMessages } = await judge(
      scene(1, message(ASSIGNED), alert),
      [CUSTOMER],
      disk(),
    );
    assert.deepEqual([said.contacted, alerts, directMessages], [1, 1, 0]);
    assert.equal(unsettled(scene(0, message(CALLING)), [CUSTOMER]), 1);
    assert.equal(unsettled(scene(1, message(ASSIGNED)), [CUSTOMER]), 0);
    assert.equal(await leftToDo({ rows: async () => [{ n: '3' }] }), 3);
  });
});
