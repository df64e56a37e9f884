import assert from 'node:assert/strict';
import type { NextAnswer } from '../../sandbox/desk/next-answer';
import { KNOWN_CODES, remediesFor } from '../../src/domain/remedies';
import { BUTTONS } from '../../src/slack/ids';
import { en } from '../../src/texts/en';
import {
  ask,
  buttonsOf,
  callsAbout,
  contactsOf,
  messageSaying,
  messagesAbout,
} from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

/** Codes whose effect is unknown: they are settled by the session, after up to 10 s. */
const EFFECT_UNKNOWN: readonly number[] = [141002, 60008, 60013, 60014, 70169, 70500];
/** An expired UserSig is the one refusal after which the call is made once more. */
const SIGNATURE_EXPIRED: readonly number[] = [70001, 70052];

describe('what Desk answers, as the channel shows it', function () {
  this.timeout(90_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http' });
    await world.start();
    // One call that works, so that 141004 is no matter of the keys' spelling.
    await ask(world, { customer: 'first-1' });
    await messageSaying(world, 'first-1', /assigned/);
  });
  after(() => world.close());

  /** Submits a request whose `contact_user` gets `answer`; later calls get Desk's usual. */
  async function askAndGet(customer: string, answer: NextAnswer, times = 1): Promise<void> {
    world.desk.next(answer, { command: 'contact_user', times });
    await ask(world, { customer });
    await world.desk.waitFor(() => callsAbout(world, customer) >= times);
  }

  for (const code of KNOWN_CODES.filter((known) => !EFFECT_UNKNOWN.includes(known))) {
    it(`says what ${code} means and offers what can help, after one call`, async () => {
      const customer = `code-${code}`;
      const calls = SIGNATURE_EXPIRED.includes(code) ? 2 : 1;
      await askAndGet(customer, { kind: 'code', code, info: 'Desk <!channel> words' }, calls);
      const message = await messageSaying(world, customer, /was not contacted/);
      const { reason, advice } = en.codes[code];
      assert.ok(message.text.startsWith(`Customer ${customer} was not contacted: ${reason}.`));
      assert.ok(message.text.includes(advice));
      assert.match(message.text, new RegExp(`Desk code ${code}`));
      const remedies = remediesFor({ kind: 'refused', code, info: '' });
      assert.deepEqual(
        buttonsOf(message),
        remedies.map((remedy) => BUTTONS[remedy]),
      );
      assert.equal(callsAbout(world, customer), calls);
      assert.equal(contactsOf(world, customer), 0);
    });
  }

  it('settles a code that is not documented, and shows Desk’s words, which mention nobody', async () => {
    await askAndGet('code-x', { kind: 'code', code: 149999, info: '<!channel> @here says no' });
    const worked = { kind: 'code', code: 149998, info: 'odd', effect: true } as const;
    await askAndGet('code-y', worked);
    const message = await messageSaying(world, 'code-x', /was not contacted/, 20_000);
    assert.match(message.text, /149999.*&lt;!channel&gt; @here says no/);
    assert.doesNotMatch(JSON.stringify(message), /<!channel>/);
    assert.deepEqual(buttonsOf(message), ['try_again']);
    assert.equal(callsAbout(world, 'code-x'), 1);
    await messageSaying(world, 'code-y', /is with agent/, 20_000);
    assert.equal(contactsOf(world, 'code-y'), 1);
  });

  it('names the code after which the session showed that nothing happened', async () => {
    const codes = EFFECT_UNKNOWN.map((code) => ({ code, customer: `code-${code}` }));
    for (const { code, customer } of codes) {
      await askAndGet(customer, { kind: 'code', code, info: 'busy' });
    }
    for (const { code, customer } of codes) {
      const message = await messageSaying(world, customer, /was not contacted/, 20_000);
      assert.match(message.text, new RegExp(`Desk answered with code ${code}`));
      assert.deepEqual(buttonsOf(message), ['try_again']);
      assert.equal(callsAbout(world, customer), 1);
    }
  });

  const html = '<html><body>502 Bad Gateway</body></html>';
  const faults: Readonly<Record<string, (effect: boolean) => NextAnswer>> = {
    reset: (effect) => ({ kind: 'reset', effect }),
    silence: (effect) => ({ kind: 'silence', effect }),
    'http-502': (effect) => ({ kind: 'status', status: 502, body: html, effect }),
    nonsense: (effect) => ({ kind: 'body', body: 'OK', effect }),
    'text-code': (effect) => ({ kind: 'body', body: '{"ErrorCode":"0"}', effect }),
    'code-141002': (effect) => ({ kind: 'code', code: 141002, effect }),
  };

  it('tells by the session what became of a call without an answer, and calls once', async () => {
    for (const [name, fault] of Object.entries(faults)) {
      await askAndGet(`${name}-yes`, fault(true));
      await askAndGet(`${name}-no`, fault(false));
    }
    for (const name of Object.keys(faults)) {
      const yes = await messageSaying(world, `${name}-yes`, /is with agent/, 20_000);
      assert.match(yes.text, /what the session shows/);
      const no = await messageSaying(world, `${name}-no`, /was not contacted/, 20_000);
      assert.match(no.text, /no agent was called in/);
      for (const [customer, contacts] of [
        [`${name}-yes`, 1],
        [`${name}-no`, 0],
      ] as const) {
        assert.equal(callsAbout(world, customer), 1, customer);
        assert.equal(contactsOf(world, customer), contacts, customer);
        assert.equal(messagesAbout(world, customer).length, 1, customer);
      }
    }
  });

  it('shows after a second that a slow contact is under way, then its outcome in place', async () => {
    world.desk.next({ kind: 'delay', ms: 2_000 }, { command: 'contact_user' });
    await ask(world, { customer: 'slow-1' });
    const working = await messageSaying(world, 'slow-1', /^Contacting customer slow-1…/);
    const { ts } = working;
    const message = await messageSaying(world, 'slow-1', /was assigned/);
    assert.equal(message.ts, ts);
    assert.equal(messagesAbout(world, 'slow-1').length, 1);
  });

  it('says unconfirmed where neither the call nor the session answers', async () => {
    world.desk.next({ kind: 'silence', effect: true }, { command: 'contact_user' });
    world.desk.next(
      { kind: 'status', status: 502, effect: false },
      { command: 'get_session_state', times: 1_000 },
    );
    await ask(world, { customer: 'unknown-1' });
    const message = await messageSaying(world, 'unknown-1', /^Unconfirmed/, 20_000);
    assert.deepEqual(buttonsOf(message), ['check_again', 'contact_anyway']);
    assert.equal(callsAbout(world, 'unknown-1'), 1);

    world.desk.forgetNext();
    await world.slack.press(message, 'check_again', { user: 'U_BOB' });
    await messageSaying(world, 'unknown-1', /is with agent alice@example\.com/);
    assert.equal(callsAbout(world, 'unknown-1'), 1);
  });

  it('says at once that nothing was sent where Desk refuses the connection', async () => {
    await world.desk.refuse();
    await ask(world, { customer: 'refused-1' });
    const message = await messageSaying(world, 'refused-1', /Desk could not be reached/);
    assert.match(message.text, /ECONNREFUSED/);
    assert.deepEqual(buttonsOf(message), ['try_again']);
    await world.desk.listen();
    await world.slack.press(message, 'try_again', { user: 'U_BOB' });
    const again = await messageSaying(world, 'refused-1', /was assigned/);
    assert.equal(again.ts, message.ts);
    assert.match(again.text, /Try 2, by <@U_BOB>/);
  });
});

describe('a Desk that takes the other spelling of the keys', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http', desk: { spelling: 'sample' } });
    await world.start();
  });
  after(() => world.close());

  it('is understood at the second call, and at once from then on', async () => {
    await ask(world, { customer: 'spelt-1' });
    await messageSaying(world, 'spelt-1', /was assigned/);
    assert.equal(callsAbout(world, 'spelt-1'), 2);
    assert.equal(contactsOf(world, 'spelt-1'), 1);
    await ask(world, { customer: 'spelt-2' });
    await messageSaying(world, 'spelt-2', /was assigned/);
    assert.equal(callsAbout(world, 'spelt-2'), 1);
  });
});
