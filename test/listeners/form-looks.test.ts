import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../src/desk/desk';
import { tryOf } from '../../src/slack/ids';
import { en } from '../../src/texts/en';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { aRequest } from '../support/requests';
import { BOT, LooksTest, MEMORY, type Screen } from './looks-kit';

describe('an open form', () => {
  let test: LooksTest;
  let screen: Screen;
  beforeEach(() => {
    test = new LooksTest();
    screen = test.screen;
  });
  afterEach(() => assert.deepEqual(test.log.lines, []));

  describe('that opens with a customer', () => {
    it('says at once where the session stands, and is handed on as it then is', async () => {
      const form = await test.open({ customer: 'c-1', reason: 'why' });
      assert.deepEqual(form, { id: 'V0001', hash: 'h1' });
      screen.says(/Customer c-1 is with the bot of @one.*"initial_value":"why"/);
      assert.deepEqual(test.own, [{}]);
    });

    it('stays as it is where there is nothing to say', async () => {
      test.session = () => ({ kind: 'unknown' });
      assert.deepEqual(await test.open({ customer: 'c-1' }), { id: 'V0001', hash: 'h0' });
      assert.equal(screen.drawn.length, 0);
    });

    it('says who else has asked, though Desk cannot tell', async () => {
      test.session = () => ({ kind: 'unknown' });
      test.lately = () => [aRequest({ triedBy: 'U0007' })];
      await test.open({ customer: 'c-1' });
      screen.says(/<@U0007> asked for this customer/);
      assert.equal(screen.latest.submit?.text, en.form.submit);
    });

    it('asks Desk for the account that was chosen, or for none where there is none', async () => {
      await test.open({ customer: 'c-1', account: '@two' });
      test.accounts = [];
      await test.open({ customer: 'c-1' }, MEMORY, 'V0002');
      assert.deepEqual(
        test.asked.map(({ account }) => account),
        ['@two'],
      );
    });

    it('is handed on at once when the app stops, or somebody types on', async () => {
      test.session = () => deferred<SessionAnswer>().promise;
      const first = test.open({ customer: 'c-1' });
      await settled();
      test.type('c-12');
      assert.deepEqual(await first, { id: 'V0001', hash: 'h0' });
      const second = test.open({ customer: 'c-1' });
      await settled();
      test.looks.stop();
      await second;
      assert.deepEqual(
        test.asked.map(({ wanted }) => wanted()),
        [false],
      );
    });
  });

  describe('that was changed before it was filled in', () => {
    const teammate = { kind: 'filledIn', person: 'U0002', mail: 'alice@example.com' } as const;

    it('is looked at with what was typed, and remembers what it was filled in with', async () => {
      test.type('c-2', { prefill: { customer: 'c-2', reason: 'typed' } });
      // The redraw that fills the teammate in.
      screen.hash = 'h-filled-in';
      await test.open({ customer: 'c-1', reason: 'why' }, { ...MEMORY, teammate });
      assert.deepEqual(
        test.asked.map(({ customer }) => customer),
        ['c-2'],
      );
      screen.says(/Customer c-2 is with the bot.*"initial_value":"typed"/);
      screen.saysNot(/c-1|why/);
      assert.deepEqual(screen.memory, { ...MEMORY, teammate });
      assert.deepEqual(test.own, [{ key: 'T0001:V0001' }]);
    });

    it('is looked at though it was opened without a customer', async () => {
      test.type('c-2');
      screen.hash = 'h-filled-in';
      await test.open({}, { ...MEMORY, teammate });
      screen.says(/Customer c-2 is with the bot/);
    });

    it('goes on saying what it says', async () => {
      test.session = () => ({ kind: 'unknown' });
      const first = aRequest();
      test.lately = () => [first];
      const warned = { ...MEMORY, warned: [tryOf(first)] };
      test.type('c-1', { memory: warned, notes: { warning: 'mind that', lately: 'old' } });
      await test.open({ customer: 'c-1' }, { ...warned, teammate });
      screen.says(/mind that/);
    });
  });

  it('opened without a customer costs nothing', async () => {
    assert.deepEqual(await test.open({}), { id: 'V0001', hash: 'h0' });
    assert.deepEqual(test.asked, []);
  });

  it('costs one look for a word, once nobody types for a moment', async () => {
    for (const typed of ['c', 'c-', ' c-\u200b1 \u202c']) {
      test.type(typed);
      await test.clock.advance(699);
    }
    assert.deepEqual(test.asked, []);
    await test.clock.advance(1);
    assert.deepEqual(
      test.asked.map(({ customer }) => customer),
      ['c-1'],
    );
    screen.says(/Customer c-1 is with the bot/);
    assert.equal(screen.drawn.length, 1);
  });

  it('drops an answer for somebody who is not in it any more', async () => {
    const late = deferred<SessionAnswer>();
    test.session = () => late.promise;
    test.type('c-1');
    await test.clock.advance(700);
    test.session = () => ({ kind: 'known', phase: 'none' });
    test.type('c-2');
    await test.clock.advance(700);
    assert.equal(test.asked.length, 1, 'one look at a time');
    late.resolve(BOT);
    await test.clock.advance(0);
    assert.equal(screen.drawn.length, 1);
    screen.says(/Customer c-2 has no session/);
  });

  it('goes on after a look that failed', async () => {
    test.session = () => Promise.reject(new Error('bug'));
    test.type('c-1');
    await test.clock.advance(700);
    assert.equal(test.log.lines.splice(0)[0]?.event, 'form not kept in step');
    test.session = () => BOT;
    test.type('c-2');
    await test.clock.advance(700);
    screen.says(/Customer c-2/);
  });

  for (const typed of ['', 'Zoë', '1'.repeat(33)]) {
    it(`says nothing of ${JSON.stringify(typed)}, nor any more of who was there before`, async () => {
      test.type('c-1');
      await test.clock.advance(700);
      test.type(typed, {
        notes: { session: 'c-1 …', warning: '…' },
        memory: { ...MEMORY, warned: ['x'] },
      });
      await test.clock.advance(700);
      assert.equal(test.asked.length, 1);
      assert.equal(screen.drawn.length, 2);
      screen.saysNot(/c-1/);
      assert.deepEqual(screen.memory, MEMORY);
      assert.equal(screen.latest.submit?.text, en.form.submit);
    });
  }

  it('does not count its own request, nor in “Change…” the one to change', async () => {
    test.type('c-1', { memory: { ...MEMORY, changes: { requestId: 'request-9', revision: 2 } } });
    await test.clock.advance(700);
    assert.deepEqual(test.own, [{ key: 'T0001:V0001', request: 'request-9' }]);
  });

  describe('that has warned', () => {
    const [first, second] = [aRequest(), aRequest({ id: 'request-2', triedBy: 'U0008' })];
    const warned = {
      memory: { ...MEMORY, warned: [tryOf(first)] },
      notes: { warning: 'mind that', lately: 'old' },
    };

    it('goes on warning while it is about the same request, and adds who came since', async () => {
      test.lately = () => [second, first];
      test.type('c-1', warned);
      await test.clock.advance(700);
      screen.says(/mind that.*<@U0008>/);
      screen.saysNot(/<@U0001>|old/);
      assert.equal(screen.latest.submit?.text, en.look.submitAnyway);
      assert.deepEqual(screen.memory.warned, [tryOf(first)]);
    });

    it('forgets it for another customer', async () => {
      test.lately = () => [second];
      test.type('c-2', warned);
      await test.clock.advance(700);
      screen.saysNot(/mind that/);
      assert.equal(screen.latest.submit?.text, en.form.submit);
      assert.equal(screen.memory.warned, undefined);
    });
  });

  it('that somebody else has redrawn is left as it is, and followed from there', async () => {
    test.type('c-1');
    screen.hash = 'other';
    await test.clock.advance(700);
    assert.equal(screen.drawn.length, 0);
    test.type('c-1');
    await test.clock.advance(700);
    assert.equal(screen.drawn.length, 1);
  });

  it('that cannot be redrawn because of a bug is redrawn the next time', async () => {
    screen.onRedraw = () => Promise.reject(new Error('bug'));
    test.type('c-1');
    await test.clock.advance(700);
    assert.equal(test.log.lines.splice(0)[0]?.event, 'form not kept in step');
    screen.onRedraw = () => undefined;
    test.type('c-1');
    await test.clock.advance(700);
    assert.equal(screen.drawn.length, 1);
  });

  it('is not looked for any more once it is submitted, or the app stops', async () => {
    test.type('c-1');
    test.looks.submitted('V0001');
    test.looks.submitted('V-nobody-knows');
    test.type('c-1', { form: { id: 'V0002', hash: 'h0' } });
    test.looks.stop();
    await settled();
    assert.equal(test.clock.sleeping, 0);
    test.type('c-1');
    assert.deepEqual(await test.open({ customer: 'c-1' }), { id: 'V0001', hash: 'h0' });
    await test.clock.advance(700);
    assert.deepEqual(test.asked, []);
  });

  it('makes room, five hundred later, for those that are used', async () => {
    test.type('c-1');
    for (let nth = 0; nth < 500; nth += 1) {
      test.type('c-1', { form: { id: `V-${nth}`, hash: 'h0' } });
    }
    await settled();
    assert.equal(test.clock.sleeping, 500);
    test.looks.stop();
  });
});
