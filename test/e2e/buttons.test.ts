import assert from 'node:assert/strict';
import {
  ask,
  buttonsOf,
  callsAbout,
  contactsOf,
  messageSaying,
  messagesAbout,
  typeIntoPickers,
} from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

describe('the buttons of the message', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'socket' });
    await world.start();
  });
  after(() => world.close());

  async function refused(customer: string) {
    world.desk.next({ kind: 'code', code: 141011 }, { command: 'contact_user' });
    await ask(world, { customer, fields: { agent: 'bob@example.com', reason: 'Late parcel' } });
    return messageSaying(world, customer, /the agent is offline/);
  }

  it('try again once when two people press at the same time, twice each', async () => {
    const message = await refused('twice-1');
    await Promise.all([
      world.slack.press(message, 'try_again', { user: 'U_ALICE', times: 2 }),
      world.slack.press(message, 'try_again', { user: 'U_BOB', times: 2 }),
    ]);
    await messageSaying(world, 'twice-1', /was assigned/);
    const told = () => world.slack.messages(message.channel).filter(({ visibleTo }) => visibleTo);
    await world.slack.waitFor(() => told().length === 3);
    for (const { text } of told()) assert.match(text, /out of date/);
    assert.equal(callsAbout(world, 'twice-1'), 2);
    assert.equal(contactsOf(world, 'twice-1'), 1);
    assert.equal(messagesAbout(world, 'twice-1').length, 1);
  });

  it('answer a press on an outdated message privately and do nothing', async () => {
    const message = await refused('old-1');
    const outdated = structuredClone(message);
    await world.slack.press(message, 'try_again', { user: 'U_ALICE' });
    await messageSaying(world, 'old-1', /was assigned/);
    const before = world.slack.messages(message.channel).length;
    await world.slack.press(outdated, 'try_again', { user: 'U_CAROL' });
    const answer = await world.slack.waitFor(() => world.slack.messages(message.channel)[before]);
    assert.equal(answer.visibleTo, 'U_CAROL');
    assert.equal(callsAbout(world, 'old-1'), 2);
  });

  it('change what was asked in a form that is filled with it', async () => {
    const message = await refused('change-1');
    const views = world.slack.openViews.length;
    await world.slack.press(message, 'change', { user: 'U_BOB' });
    const view = await world.slack.waitFor(() => world.slack.openViews[views]);
    assert.equal(view.definition.title.text, 'Change and try again');
    assert.equal(view.state['customer']?.['customer']?.['value'], 'change-1');
    assert.match(JSON.stringify(view.state['agent']), /"value":"bob@example\.com"/);
    assert.equal(view.state['reason']?.['reason']?.['value'], 'Late parcel');
    assert.equal(view.state['conversation'], undefined);
    const fields = { agent: 'alice@example.com' };
    await typeIntoPickers(world, view, fields);
    const submitted = await world.slack.submit(view, { fields, times: 2 });
    assert.equal(submitted.personSees, undefined);
    const changed = await messageSaying(
      world,
      'change-1',
      /assigned to agent .*alice@example\.com/,
    );
    assert.equal(changed.ts, message.ts);
    assert.match(changed.text, /Try 2, by <@U_BOB>/);
    assert.match(changed.text, /Asked by <@U_ALICE>/);
    assert.equal(callsAbout(world, 'change-1'), 2);
    assert.equal(contactsOf(world, 'change-1'), 1);
  });

  it('keep the change form open when somebody was quicker', async () => {
    const message = await refused('quicker-1');
    const views = world.slack.openViews.length;
    await world.slack.press(message, 'change', { user: 'U_BOB' });
    const view = await world.slack.waitFor(() => world.slack.openViews[views]);
    await world.slack.press(message, 'try_again', { user: 'U_ALICE' });
    await messageSaying(world, 'quicker-1', /was assigned/);
    await world.slack.submit(view);
    assert.equal(view.isOpen, true);
    assert.match(view.errors['customer'] ?? '', /tried again in the meantime/);
    assert.equal(callsAbout(world, 'quicker-1'), 2);
  });

  it('contact anyway only after a confirmation that names the risk', async () => {
    world.desk.next({ kind: 'reset', effect: false }, { command: 'contact_user' });
    world.desk.next(
      { kind: 'reset', effect: false },
      { command: 'get_session_state', times: 1_000 },
    );
    await ask(world, { customer: 'anyway-1' });
    const message = await messageSaying(world, 'anyway-1', /^Unconfirmed/, 20_000);
    world.desk.forgetNext();
    assert.deepEqual(buttonsOf(message), ['check_again', 'contact_anyway']);
    assert.match(JSON.stringify(message.blocks), /contacts the customer a second time/);
    await world.slack.press(message, 'contact_anyway', { user: 'U_ALICE', times: 2 });
    await messageSaying(world, 'anyway-1', /was assigned/);
    assert.equal(callsAbout(world, 'anyway-1'), 2);
    assert.equal(contactsOf(world, 'anyway-1'), 1);
  });
});
