import assert from 'node:assert/strict';
import {
  placeKey,
  rewritten,
  send,
  type Writings,
  writingAt,
} from '../../../../sandbox/web/slack/writings';

const HERE = placeKey('U_ALICE', 'C_SUPPORT', undefined);
const THERE = placeKey('U_ALICE', 'C_OLD', undefined);

describe('what is written', () => {
  let writings: Writings;
  const rewrite = (to: object, key = HERE) => {
    writings = rewritten(writings, key, to);
  };
  const here = () => writingAt(writings, HERE);
  const sent = (type: () => Promise<{ personSees?: string }>) => send(here(), rewrite, type);

  beforeEach(() => {
    writings = new Map();
    rewrite({ text: '/hello' });
  });

  it('is of one person in one conversation or thread', () => {
    const keys = [HERE, THERE, placeKey('U_BOB', 'C_SUPPORT', undefined)];
    assert.equal(new Set([...keys, placeKey('U_ALICE', 'C_SUPPORT', '1.000001')]).size, 4);
    assert.equal(writingAt(writings, THERE).text, '');
  });

  it('is gone once Slack has taken it', async () => {
    await sent(async () => ({}));
    assert.deepEqual(here(), { text: '', isBusy: false, trouble: undefined });
  });

  it('stays with what Slack says against it, where it was sent', async () => {
    const sending = sent(async () => ({ personSees: 'No such command.' }));
    rewrite({ text: 'elsewhere' }, THERE);
    await sending;
    assert.deepEqual(here(), { text: '/hello', isBusy: false, trouble: 'No such command.' });
    assert.equal(writingAt(writings, THERE).trouble, undefined);
  });

  it('stays when the sandbox does not answer', async () => {
    await sent(() => Promise.reject(new Error('Nobody is there.')));
    assert.deepEqual(here(), { text: '/hello', isBusy: false, trouble: 'Nobody is there.' });
  });

  it('is not sent twice, nor where it is nothing', async () => {
    let count = 0;
    const type = async () => {
      count += 1;
      return {};
    };
    const first = sent(type);
    assert.equal(here().isBusy, true);
    await sent(type);
    await first;
    rewrite({ text: ' ' });
    await sent(type);
    assert.equal(count, 1);
  });
});
