import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, modal, section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { FORM, OPTIONS, openForm } from './forms';

describe('a form in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  describe('when submitted', () => {
    it('carries what the form holds and what was typed', async () => {
      const sent = await connectAckingApp(slack);
      const view = await openForm(slack);
      await slack.submit(view, { fields: { name: 'Ann', count: 7, boxes: ['two'] } });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.name.name'), {
        type: 'plain_text_input',
        value: 'Ann',
      });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.count.count'), {
        type: 'number_input',
        value: '7',
      });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.which.which'), {
        type: 'static_select',
        selected_option: OPTIONS[0],
      });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.boxes.boxes'), {
        type: 'checkboxes',
        selected_options: [OPTIONS[1]],
      });
      assert.equal(at(sent[0], 'response_urls.0.channel_id'), 'C_MEMBER');
      assert.deepEqual(at(sent[0], 'team'), { id: 'T0STANDIN', domain: 'stand-in' });
    });

    it('goes to the conversation that was chosen, with null for what is empty', async () => {
      const sent = await connectAckingApp(slack);
      const view = await openForm(slack);
      await slack.submit(view, {
        fields: { name: 'Ann' },
        conversation: 'G_PRIVATE',
        user: 'U_ALICE',
      });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.where.where'), {
        type: 'conversations_select',
        selected_conversation: 'G_PRIVATE',
      });
      assert.deepEqual(at(sent.at(-1), 'view.state.values.count.count'), {
        type: 'number_input',
        value: null,
      });
    });

    it("is held back by Slack's client until the form is right", async () => {
      const sent = await connectAckingApp(slack);
      const view = await openForm(slack);
      const errors = async (fields: Record<string, string | null>) =>
        Object.keys((await slack.submit(view, { fields })).clientErrors);
      assert.deepEqual(await errors({}), ['name']);
      assert.deepEqual(await errors({ name: 'A' }), ['name']);
      assert.deepEqual(await errors({ name: 'Annabel', count: '0' }), ['name', 'count']);
      assert.deepEqual(await errors({ name: 'Ann', count: '1.5', which: null }), [
        'count',
        'which',
      ]);
      assert.equal(sent.length, 0);
      await slack.submit(view, { force: true });
      assert.equal(sent.length, 1);
    });

    it('updates, pushes, pops and clears the views as the ack says', async () => {
      await connectAckingApp(slack, { response_action: 'push', view: modal([section('second')]) });
      const first = await openForm(slack, modal([section('first')]));
      await slack.submit(first);
      const second = await slack.waitForView('U_ALICE');
      assert.equal(second.previousId, first.id);
      await slack.submit(second);
      const third = await slack.waitForView('U_ALICE');
      assert.notEqual((await slack.submit(third)).personSees, undefined);
      await slack.closeView(third);
      assert.equal(slack.openViews.length, 2);
      slack.cutConnections();
      await slack.waitFor(() => slack.connections === 0);

      await connectAckingApp(slack, {
        response_action: 'update',
        view: modal([section('changed')]),
      });
      await slack.submit(second);
      assert.equal(second.definition.blocks[0]?.text?.text, 'changed');
      slack.cutConnections();
      await slack.waitFor(() => slack.connections === 0);

      await connectAckingApp(slack, { response_action: 'clear' });
      await slack.submit(second);
      assert.deepEqual(slack.openViews, []);
    });

    for (const ack of [
      { response_action: 'errors', errors: {} },
      { response_action: 'errors', errors: { elsewhere: 'wrong' } },
      { response_action: 'update', view: {} },
      { response_action: 'dance' },
    ]) {
      it(`keeps the form open for an ack that Slack refuses: ${JSON.stringify(ack)}`, async () => {
        await connectAckingApp(slack, ack);
        const view = await openForm(slack);
        const { personSees } = await slack.submit(view, { fields: { name: 'Ann' } });
        assert.equal(personSees, 'We had some trouble connecting. Try again?');
        assert.equal(view.isOpen, true);
      });
    }

    it('is not possible where nobody could make it', async () => {
      await connectAckingApp(slack);
      const view = await openForm(slack);
      await assert.rejects(slack.submit(view, { fields: { nothing: 'x' } }), /no field nothing/);
      await assert.rejects(slack.submit(view, { fields: { which: 'three' } }), /no option three/);
      await assert.rejects(slack.submit(view, { user: 'U_BOB' }), /does not see/);
      await slack.submit(view, { fields: { name: 'Ann' } });
      await assert.rejects(slack.submit(view), /closed/);
      const bare = await openForm(slack, modal([section('x')]));
      await assert.rejects(
        slack.submit(bare, { conversation: 'C_MEMBER' }),
        /conversations_select/,
      );
    });
  });

  it('keeps what was typed when the app draws the form anew', async () => {
    const sent = await connectAckingApp(slack, {
      response_action: 'errors',
      errors: { name: 'no' },
    });
    const view = await openForm(slack);
    await slack.submit(view, { fields: { name: 'Ann' } });
    await callApi(slack, 'views.update', { view_id: view.id, view: FORM });
    await slack.submit(view);
    assert.deepEqual(at(sent.at(-1), 'view.state.values.name.name'), {
      type: 'plain_text_input',
      value: 'Ann',
    });
  });

  it('tells the app of a closed view only when it asked', async () => {
    const sent = await connectAckingApp(slack);
    await slack.closeView(await openForm(slack));
    assert.equal(sent.length, 0);
    await slack.closeView(await openForm(slack, { ...FORM, notify_on_close: true }));
    assert.equal(at(sent[0], 'type'), 'view_closed');
  });
});
