import assert from 'node:assert/strict';
import { ask, askWithView, callsAbout, contactsOf, messageSaying } from '../support/app/asking';
import { createWorld, SIGNING_SECRET, type World } from '../support/app/world';

for (const mode of ['http', 'socket'] as const) {
  describe(`the whole program over ${mode === 'http' ? 'signed HTTP' : 'Socket Mode'}`, function () {
    this.timeout(60_000);
    let world: World;
    before(async () => {
      world = await createWorld({ mode, settings: { DESK_ACCOUNT: '@support,@sales' } });
      await world.start();
    });
    after(() => world.close());

    it('opens the form at the command and shows the assigned agent in the channel', async () => {
      const { slack, desk } = world;
      const typed = await slack.command({
        text: 'main-1 agent:<mailto:alice@example.com|alice@example.com> group:101',
        user: 'U_ALICE',
        channel: 'C_PUBLIC',
      });
      assert.equal(typed.personSees, undefined);
      assert.equal(typed.ackBody, '');
      const view = await slack.waitForView('U_ALICE');
      const submitted = await slack.submit(view, { fields: { reason: 'Refund of order 7' } });
      assert.equal(submitted.personSees, undefined);
      assert.equal(view.isOpen, false);
      const message = await messageSaying(
        world,
        'main-1',
        /assigned to agent .*alice@example\.com/,
      );
      assert.equal(message.channel, 'C_PUBLIC');
      assert.match(message.text, /Asked by <@U_ALICE>/);
      assert.match(message.text, /Reason: Refund of order 7/);
      assert.equal(contactsOf(world, 'main-1'), 1);
      const [call] = desk.calls.filter(({ command }) => command === 'contact_user');
      assert.equal(call?.verdict.code, 0, 'the UserSig verifies by the published algorithm');
      assert.deepEqual(call?.body, {
        IMAgentUserId: '@support',
        ClientUserId: 'main-1',
        GroupId: 101,
        MemberId: 'alice@example.com',
      });
    });

    it('costs two calls to Slack where Desk answers quickly', async () => {
      const costs: string[] = [];
      // On a machine that stops for a second, Desk has not answered quickly.
      for (const customer of ['quick-1', 'quick-2', 'quick-3']) {
        const before = world.slack.calls.length;
        await ask(world, { customer });
        await messageSaying(world, customer, /assigned/);
        costs.push(methodsFor(world, customer, before).join());
      }
      assert.ok(costs.includes('views.open,chat.postMessage'), costs.join('; '));
    });

    it('keeps the form open with an error at each field that is wrong', async () => {
      const { slack } = world;
      await slack.command({ text: '', user: 'U_BOB', channel: 'C_MEMBER' });
      const view = await slack.waitForView('U_BOB');
      const fields = { customer: 'Zoë', reason: 'A late parcel' };
      await slack.submit(view, { fields });
      assert.equal(view.isOpen, true);
      assert.deepEqual(Object.keys(view.errors), ['customer']);
      assert.equal(view.state['reason']?.['reason']?.['value'], 'A late parcel');
    });

    it('sends the chosen customer service account', async () => {
      await ask(world, { customer: 'account-1', fields: { account: '@sales' } });
      const call = await world.desk.waitFor((desk) =>
        desk.calls.find(
          ({ command, body }) =>
            command === 'contact_user' && JSON.stringify(body).includes('account-1'),
        ),
      );
      assert.match(JSON.stringify(call.body), /"IMAgentUserId":"@sales"/);
    });

    it('runs a submission once that is delivered three times', async () => {
      await ask(world, { customer: 'thrice-1', times: 3 });
      await messageSaying(world, 'thrice-1', /assigned/);
      assert.equal(callsAbout(world, 'thrice-1'), 1);
    });

    it('says so when a form that was saved before comes again with another wish', async () => {
      const { slack } = world;
      const { view } = await askWithView(world, { customer: 'first-wish' });
      await messageSaying(world, 'first-wish', /was assigned/);
      // Slack lost the ack, so the person still has the form and changes it.
      view.isOpen = true;
      await slack.submit(view, { fields: { customer: 'second-wish' } });
      assert.equal(view.isOpen, true);
      assert.match(view.errors['customer'] ?? '', /sent before.*customer first-wish/);
      assert.equal(callsAbout(world, 'second-wish'), 0);
      await slack.submit(view, { fields: { customer: 'first-wish' } });
      assert.equal(view.isOpen, false);
      assert.equal(callsAbout(world, 'first-wish'), 1);
    });

    it('answers help, and what it does not understand, privately with the usage', async () => {
      const { slack } = world;
      await slack.command({ text: 'help', user: 'U_CAROL', channel: 'G_PRIVATE' });
      const help = await slack.waitFor(() => slack.messages('G_PRIVATE')[0]);
      assert.equal(help.visibleTo, 'U_CAROL');
      assert.match(help.text, /`\/contact-customer 1289314544`/);
      await slack.command({ text: '12 group:x <!here>', user: 'U_CAROL', channel: 'G_PRIVATE' });
      const answer = await slack.waitFor(() => slack.messages('G_PRIVATE')[1]);
      assert.equal(answer.visibleTo, 'U_CAROL');
      assert.match(answer.text, /`x` is no skill group/);
      assert.match(answer.text, /`\/contact-customer help`/);
      assert.doesNotMatch(answer.text, /<!here>/);
    });

    it('answers an expired trigger privately with a button that opens the form', async () => {
      const { slack } = world;
      slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
      await slack.command({ text: 'late-1 group:101', user: 'U_BOB', channel: 'G_PRIVATE' });
      const offer = await slack.waitFor(() =>
        slack.messages('G_PRIVATE').find(({ visibleTo }) => visibleTo === 'U_BOB'),
      );
      const opened = slack.openViews.length;
      await slack.press(offer, 'open_form', { user: 'U_BOB' });
      const view = await slack.waitFor(() => slack.openViews[opened]);
      assert.equal(view.state['customer']?.['customer']?.['value'], 'late-1');
      assert.match(JSON.stringify(view.state['skill_group']), /"value":"101"/);
    });

    it('says that it lives and is ready', async () => {
      const port = world.apps[0]?.port;
      const alive = await fetch(`http://127.0.0.1:${port}/healthz`);
      assert.equal(alive.status, 200);
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      assert.equal(ready.status, 200);
      assert.deepEqual(await ready.json(), { ready: true, slack: true, store: true });
    });
  });
}

describe('the whole program over signed HTTP, with requests that are not Slack’s', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http' });
    await world.start();
  });
  after(() => world.close());

  const command = { text: 'forged-1', user: 'U_ALICE', channel: 'C_MEMBER' };
  const tampered = {
    'signed with another secret': { secret: SIGNING_SECRET.replaceAll('8', '9') },
    'of six minutes ago': { ageSeconds: 360 },
    'changed after it was signed': { unsignedBody: (body: string) => `${body}&text=other` },
    'without a signature': { omit: 'signature' as const },
  };
  for (const [what, tamper] of Object.entries(tampered)) {
    it(`refuses a request ${what}`, async () => {
      const typed = await world.slack.command({ ...command, tamper });
      assert.equal(typed.status, 401);
      assert.equal(world.slack.openViews.length, 0);
    });
  }

  it('refuses a request that is signed but not readable', async () => {
    const { slack } = world;
    const tamper = { signedBody: () => 'payload=%7Bnot-json' };
    const typed = await slack.command({ ...command, tamper });
    assert.equal(typed.status, 400);
    assert.equal(slack.openViews.length, 0);
  });
});

/** What the app has called in Slack for a customer since `before`; the form's own looks at Desk apart. */
function methodsFor({ slack }: World, customer: string, before: number): readonly string[] {
  return slack.calls
    .slice(before)
    .filter(
      ({ method, args }) => method !== 'views.update' && JSON.stringify(args).includes(customer),
    )
    .map(({ method }) => method);
}
