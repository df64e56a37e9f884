import assert from 'node:assert/strict';
import type { DeskOptions } from '../../sandbox/desk/options';
import { isFields } from '../../sandbox/kit/fields';
import { formFields } from '../../sandbox/slack/form-state';
import type { Element, OpenView } from '../../sandbox/slack/types';
import { askWithView, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const LISTED = [
  { id: '@lumen', name: 'Lumen', groups: [101] },
  { id: '@vip', name: 'Lumen VIP', groups: [101] },
];

function accountField(view: OpenView): Element | undefined {
  return formFields(view.definition.blocks).find(({ block }) => block.block_id === 'account')
    ?.element;
}

/** The account that Desk was told to contact a customer from. */
function accountCalled({ desk }: World, customer: string): unknown {
  const wishes = desk.calls
    .filter(({ command }) => command === 'contact_user')
    .map(({ body }) => (isFields(body) ? body : {}));
  return wishes.find((wish) => wish['ClientUserId'] === customer)?.['IMAgentUserId'];
}

function describeWorld(title: string, desk: DeskOptions, check: (current: () => World) => void) {
  describe(title, function () {
    this.timeout(60_000);
    let world: World;
    before(async () => {
      world = await createWorld({ mode: 'http', desk, settings: { DESK_ACCOUNT: '' } });
      await world.start();
    });
    after(() => world.close());
    check(() => world);
  });
}

describeWorld(
  'without DESK_ACCOUNT, where Desk lists accounts',
  { accounts: LISTED },
  (current) => {
    it('offers them by name, the default of Desk chosen, and contacts from the picked one', async () => {
      const world = current();
      const customer = 'account-1';
      const { view } = await askWithView(world, { customer, fields: { account: '@vip' } });
      const field = accountField(view);
      assert.deepEqual(
        field?.options?.map(({ text }) => text.text),
        ['Lumen (@lumen)', 'Lumen VIP (@vip)'],
      );
      assert.equal(field?.initial_option?.value, '@lumen');
      await messageSaying(world, customer, /was assigned/);
      assert.equal(accountCalled(world, customer), '@vip');
    });
  },
);

describeWorld('without DESK_ACCOUNT, where Desk lists none', { accounts: [] }, (current) => {
  it('takes the account that is typed, once it can be one', async () => {
    const world = current();
    const customer = 'account-2';
    const { view } = await askWithView(world, { customer, fields: { account: '客服号' } });
    assert.equal(accountField(view)?.type, 'plain_text_input');
    assert.deepEqual(Object.keys(view.errors), ['account']);
    await world.slack.submit(view, { fields: { account: ' @typed ' } });
    await messageSaying(world, customer, /was assigned|was not contacted/);
    assert.equal(accountCalled(world, customer), '@typed');
  });
});
