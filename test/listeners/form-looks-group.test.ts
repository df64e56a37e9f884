import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../src/desk/desk';
import type { Prefill } from '../../src/slack/command-text';
import type { FormSight } from '../../src/slack/form-sight';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { BOT, LooksTest, type Screen } from './looks-kit';

describe('an open form in which a skill group is chosen', () => {
  let test: LooksTest;
  let screen: Screen;
  beforeEach(() => {
    test = new LooksTest();
    screen = test.screen;
  });
  afterEach(() => assert.deepEqual(test.log.lines, []));

  const choose = (prefill: Prefill, more: Partial<FormSight> = {}) =>
    test.change('skill_group', prefill, more);

  it('remembers it at once, asks nobody, and says what it said', async () => {
    choose({ customer: 'c-1', skillGroup: '9465' }, { notes: { session: 'as before' } });
    await settled();
    assert.equal(screen.memory.skillGroup, '9465');
    screen.says(/as before/);
    choose({ customer: 'c-1' }, { memory: screen.memory });
    await settled();
    assert.equal(screen.memory.skillGroup, '');
    assert.deepEqual([test.asked.length, test.clock.sleeping], [0, 0]);
  });

  it('is redrawn once for it, however often Slack tells', async () => {
    choose({ skillGroup: '9465' });
    choose({ skillGroup: '9465' });
    await settled();
    assert.equal(screen.drawn.length, 1);
  });

  it('keeps it while a look is under way, and gets the note all the same', async () => {
    const slow = deferred<SessionAnswer>();
    test.session = () => slow.promise;
    test.type('c-1');
    await test.clock.advance(700);
    choose({ customer: 'c-1', skillGroup: '9465' });
    await settled();
    slow.resolve(BOT);
    await settled();
    screen.says(/is with the bot/);
    assert.equal(screen.memory.skillGroup, '9465');
  });

  it('keeps it when Slack tells of a letter that was typed before the redraw', async () => {
    choose({ customer: 'c-1', skillGroup: '9465' });
    await settled();
    test.type('c-12', { form: { id: 'V0001', hash: 'h0' } });
    await test.clock.advance(700);
    screen.says(/Customer c-12/);
    assert.equal(screen.memory.skillGroup, '9465');
  });

  it('keeps it when Slack tells of a letter while it takes the redraw', async () => {
    const slow = deferred();
    screen.onRedraw = () => slow.promise;
    choose({ customer: 'c-1', skillGroup: '9465' });
    test.change('customer', { customer: 'c-12', skillGroup: '9465' });
    await test.clock.advance(700);
    slow.resolve();
    await settled();
    screen.says(/Customer c-12/);
    assert.equal(screen.memory.skillGroup, '9465');
    assert.equal(screen.drawn.length, 2);
  });
});
