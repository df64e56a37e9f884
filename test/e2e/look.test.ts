import assert from 'node:assert/strict';
import type { SessionSpec } from '../../sandbox/desk/sessions';
import type { OpenView } from '../../sandbox/slack/types';
import { ask, contactsOf, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const AGENTS = [{ mail: 'ann@example.com', name: 'Ann Lee', groups: [101] }];
const BY = { user: 'U_ALICE' };
const CUSTOMER = { block_id: 'customer', action_id: 'customer' };
/** Less than the app waits for the next letter. */
const QUIET_MS = 600;
const SILENCE = { kind: 'silence', effect: false } as const;

const PHASES: readonly [SessionSpec['state'], RegExp][] = [
  ['NotInSession', /has no session with/],
  ['Chatbot', /is with the bot of/],
  ['WaitingForAgentAnswering', /is waiting for agent Ann Lee \(ann@example\.com\)/],
  ['Queueing', /is in the queue/],
  ['Agent', /already with agent Ann Lee \(ann@example\.com\).*probably refuse.*141016/],
];

const wordsOf = (view: OpenView) => JSON.stringify(view.definition.blocks);
const submitOf = (view: OpenView) => view.definition.submit?.text;

/** Types the command and waits for the form. */
async function openForm({ slack }: World, text: string, user = 'U_ALICE'): Promise<OpenView> {
  const before = new Set(slack.openViews.map(({ id }) => id));
  await slack.command({ text, user, channel: 'C_MEMBER' });
  return slack.waitFor(() => slack.openViews.find(({ id }) => !before.has(id)));
}

const says = ({ slack }: World, view: OpenView, words: RegExp) =>
  slack.waitFor(() => words.test(wordsOf(view)), 10_000);

/** How often Desk was asked where the session of a customer stands. */
const looksAt = ({ desk }: World, customer: string) =>
  desk.calls.filter(
    ({ command, body }) =>
      command === 'get_session_state' && JSON.stringify(body).includes(`"${customer}"`),
  ).length;

for (const mode of ['http', 'socket'] as const) {
  describe(`looking before contacting over ${mode === 'http' ? 'signed HTTP' : 'Socket Mode'}`, function () {
    this.timeout(60_000);
    let world: World;
    before(async () => {
      world = await createWorld({ mode, desk: { agents: AGENTS } });
      await world.start();
    });
    afterEach(() => world.desk.forgetNext());
    after(() => world.close());

    for (const [state, words] of PHASES) {
      it(`says where the session stands: ${state}`, async () => {
        const customer = `phase-${state}`.slice(0, 32);
        const agent = state === 'Agent' || state.startsWith('Waiting') ? 'ann@example.com' : '';
        world.desk.putSession({ customer, account: '@support', state, agent });
        const view = await openForm(world, customer);
        await says(world, view, words);
        assert.equal(view.state['customer']?.['customer']?.['value'], customer);
        await world.slack.closeView(view);
      });
    }

    it('follows what is typed, and says nothing any more once it is no customer ID', async () => {
      const { slack, desk } = world;
      const view = await openForm(world, '');
      desk.putSession({ customer: 'typed-1', account: '@support', state: 'Chatbot' });
      const begunAt = performance.now();
      for (const value of ['typed', 'typed-', 'typed-1']) {
        await slack.act(view, { ...CUSTOMER, value }, BY);
      }
      const wasTypedInOne = performance.now() - begunAt < QUIET_MS;
      await says(world, view, /Customer typed-1 is with the bot/);
      assert.equal(looksAt(world, 'typed-1'), 1);
      // Who pauses for longer, or whose machine does, is told of what is typed so far.
      if (wasTypedInOne) assert.equal(looksAt(world, 'typed'), 0);
      await slack.act(view, { ...CUSTOMER, value: '' }, BY);
      await slack.waitFor(() => !/typed-1/.test(wordsOf(view)));
      await slack.closeView(view);
    });

    it('keeps nobody waiting for a Desk that does not answer', async () => {
      const { desk } = world;
      desk.next(SILENCE, { command: 'get_session_state' });
      const view = await openForm(world, 'slow-1');
      await desk.waitFor(() => looksAt(world, 'slow-1') === 1);
      await world.slack.submit(view);
      // The look is still unanswered: it gives up only after 4 s.
      assert.equal(view.isOpen, false);
      assert.doesNotMatch(wordsOf(view), /slow-1 (has|is)/);
      await messageSaying(world, 'slow-1', /was assigned/);
      assert.equal(contactsOf(world, 'slow-1'), 1);
    });

    it('says nothing where Desk cannot tell', async () => {
      const { desk } = world;
      desk.next({ kind: 'code', code: 141002 }, { command: 'get_session_state' });
      const view = await openForm(world, 'untold-1');
      await desk.waitFor(() => looksAt(world, 'untold-1') === 1);
      await world.slack.submit(view);
      assert.equal(view.isOpen, false);
      assert.doesNotMatch(wordsOf(view), /untold-1 (has|is)/);
    });

    it('says who has just asked, asks once more, and then goes ahead, once', async () => {
      const { slack, desk } = world;
      await ask(world, { customer: 'two-1', user: 'U_BOB' });
      await messageSaying(world, 'two-1', /was assigned/);
      desk.endSession('two-1', '@support');
      const view = await openForm(world, 'two-1');
      await says(world, view, /<@U_BOB> asked for this customer.*was assigned to agent .*ann@/);
      const fields = { reason: 'They asked again' };
      await slack.submit(view, { fields, times: 2 });
      assert.equal(view.isOpen, true);
      assert.equal(submitOf(view), 'Contact anyway');
      assert.match(wordsOf(view), /^\[\{"type":"section".*two-1.*<@U_BOB> asked/);
      assert.equal(view.state['reason']?.['reason']?.['value'], 'They asked again');
      assert.equal(contactsOf(world, 'two-1'), 1);
      await slack.submit(view, { times: 2 });
      assert.equal(view.isOpen, false);
      await desk.waitFor(() => contactsOf(world, 'two-1') === 2);
      await messageSaying(world, 'two-1', /They asked again/);
      assert.equal(contactsOf(world, 'two-1'), 2);
    });

    it('asks again for yet another request that came in between', async () => {
      const { slack } = world;
      const refused = { kind: 'code', code: 141001 } as const;
      world.desk.next(refused, { command: 'contact_user', times: 2 });
      await ask(world, { customer: 'three-1', user: 'U_BOB' });
      await messageSaying(world, 'three-1', /was not contacted/);
      const view = await openForm(world, 'three-1');
      await slack.submit(view);
      assert.match(wordsOf(view), /no human agent is online/);
      const other = await openForm(world, 'three-1', 'U_CAROL');
      await slack.submit(other);
      await slack.submit(other);
      assert.equal(other.isOpen, false);
      await slack.submit(view);
      assert.match(wordsOf(view), /<@U_CAROL> asked/);
      assert.equal(view.isOpen, true);
      await slack.submit(view);
      assert.equal(view.isOpen, false);
      // Where Slack asks to wait, the message says how the session stands by then.
      await messageSaying(world, 'three-1', /was assigned|is with agent/);
    });

    it('does not count a request’s own tries when it is changed', async () => {
      const { slack } = world;
      world.desk.next({ kind: 'code', code: 141001 }, { command: 'contact_user' });
      await ask(world, { customer: 'own-1' });
      const message = await messageSaying(world, 'own-1', /was not contacted/);
      await slack.press(message, 'change', BY);
      const view = await slack.waitForView('U_ALICE');
      await slack.submit(view);
      assert.equal(view.isOpen, false);
      await messageSaying(world, 'own-1', /was assigned/);
    });
  });
}
