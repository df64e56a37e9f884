import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import type { OpenView } from '../../../sandbox/slack/types';
import { callApi, errorOf, modal, section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { button, openForm } from './forms';

const BY = { user: 'U_ALICE' };
const VIEW = modal([{ type: 'actions', block_id: 'b', elements: [button('go')] }]);

describe('modals upon each other in the local Slack', () => {
  let slack: SlackStandIn;
  let sent: readonly Fields[];

  beforeEach(async () => {
    slack = await startSlack();
    sent = await connectAckingApp(slack);
  });
  afterEach(() => slack.close());

  /** The trigger of a press in this modal. */
  async function triggerIn(view: OpenView): Promise<unknown> {
    await slack.press(view, 'go', BY);
    return at(sent.at(-1), 'trigger_id');
  }
  const push = async (trigger_id: unknown, view: Fields = VIEW) =>
    (await callApi(slack, 'views.push', { trigger_id, view })).body;

  it('are pushed with a trigger of the modal below, three at most', async () => {
    const first = await openForm(slack, VIEW);
    const body = await push(await triggerIn(first));
    assert.equal(at(body, 'view.previous_view_id'), first.id);
    assert.equal(at(body, 'view.root_view_id'), first.id);
    const [, second] = slack.openViews;
    assert.equal(second?.id, at(body, 'view.id'));
    const third = await push(await triggerIn(first));
    assert.equal(at(third, 'view.previous_view_id'), second?.id);
    assert.equal((await push(await triggerIn(first)))['error'], 'push_limit_reached');
    assert.equal(slack.openViews.length, 3);
  });

  it('need a trigger that is good, and a modal that is still open', async () => {
    const first = await openForm(slack, VIEW);
    const trigger = await triggerIn(first);
    assert.equal((await push(trigger, modal([])))['error'], 'invalid_arguments');
    assert.equal((await push('made-up'))['error'], 'invalid_trigger_id');
    const late = await triggerIn(first);
    await slack.closeView(first);
    assert.equal((await push(late))['error'], 'not_found');
    const elsewhere = slack.workspace.triggers.issue({ user: 'U_ALICE', conversation: 'C_MEMBER' });
    assert.equal((await push(elsewhere))['error'], 'not_found');
  });

  it('have external IDs of their own', async () => {
    const first = await openForm(slack, { ...VIEW, external_id: 'first' });
    const trigger = await triggerIn(first);
    const named = (external_id: string) => ({ ...VIEW, external_id });
    assert.equal((await push(trigger, named('first')))['error'], 'duplicate_external_id');
    await push(trigger, named('second'));
    const [, second] = slack.openViews;
    const update = (external_id: string) =>
      errorOf(slack, 'views.update', { view_id: second?.id, view: named(external_id) });
    assert.equal(await update('first'), 'duplicate_external_id');
    assert.equal(await update('second'), undefined);
    assert.equal(await errorOf(slack, 'views.update', { view: VIEW }), 'invalid_arguments');
  });

  it('all close with one that clears, and the app hears that they did', async () => {
    const first = await openForm(slack, VIEW);
    await push(await triggerIn(first), { ...VIEW, clear_on_close: true, notify_on_close: true });
    const [, second] = slack.openViews;
    assert.ok(second);
    await slack.closeView(second);
    assert.deepEqual(slack.openViews, []);
    assert.deepEqual(
      [at(sent.at(-1), 'type'), at(sent.at(-1), 'is_cleared')],
      ['view_closed', true],
    );
  });

  it('are refused when they are too large', async () => {
    const large = modal(Array.from({ length: 90 }, () => section('x'.repeat(2_900))));
    const trigger_id = slack.workspace.triggers.issue({ user: 'U_BOB', conversation: 'C_PUBLIC' });
    assert.equal(await errorOf(slack, 'views.open', { trigger_id, view: large }), 'view_too_large');
  });

  it("say in a submission whose they are, and whose the app's workspace is", async () => {
    await slack.close();
    const people = [{ id: 'U_ALICE', name: 'alice', kind: 'stranger' }] as const;
    slack = await startSlack({ people });
    sent = await connectAckingApp(slack);
    await slack.submit(await openForm(slack, VIEW));
    assert.deepEqual(
      [at(sent[0], 'team.id'), at(sent[0], 'view.app_installed_team_id')],
      ['T0OTHER', 'T0STANDIN'],
    );
  });
});
