import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { Sandbox } from '../../sandbox/sandbox';
import { assertAccessible } from '../support/page/accessible';
import { browserOrSkip } from '../support/page/browser-or-skip';
import { openSandbox, SandboxPage } from '../support/page/sandbox-page';

const LOST = { kind: 'reset', effect: false } as const;
const BAD_GATEWAY = { kind: 'status', status: 502, body: '<h1>502</h1>', effect: false } as const;

/** The app watches the session for 10 s before it says what it could not find out. */
const LONG_ENOUGH_MS = 40_000;

describe('the page, in Chromium', function () {
  this.timeout(90_000);
  let browser: Browser;
  let sandbox: Sandbox;
  let page: SandboxPage;

  before(async function () {
    browser = await browserOrSkip(this);
    sandbox = await openSandbox();
    // Nobody is to be full because of what an earlier test asked for.
    for (const mail of sandbox.desk.state.agents.keys()) {
      sandbox.desk.people.changeAgent({ mail, limit: 1_000 });
    }
  });
  after(async () => {
    await browser?.close();
    await sandbox?.close();
  });
  beforeEach(async () => {
    page = await SandboxPage.open(browser, sandbox);
  });
  afterEach(() => page.close());

  it('does the whole job by keyboard alone', async () => {
    const { keyboard } = page.page;
    for (let tabs = 0; !(await isFocused(page.composer)); tabs += 1) {
      assert.ok(tabs < 40, 'the composer is reached by Tab');
      await keyboard.press('Tab');
    }
    await keyboard.type('/con');
    await page.page.getByRole('listbox').waitFor();
    await keyboard.press('Tab');
    assert.equal(await page.composer.inputValue(), '/contact-customer ');
    await keyboard.type('1289314544');
    await keyboard.press('Enter');
    const customer = page.form.getByLabel('Customer ID');
    await customer.waitFor();
    assert.equal(await customer.inputValue(), '1289314544');
    assert.equal(await isFocused(customer), true);
    assert.equal(await page.form.getByLabel('Post in').inputValue(), '#support');
    await keyboard.press('Tab');
    await keyboard.type('bill');
    await page.form.getByRole('option', { name: /Billing \(9465\)/ }).waitFor();
    await keyboard.press('Enter');
    await customer.focus();
    await keyboard.press('Enter');
    const message = await page.message('1289314544');
    await page.message(/was assigned to agent .*alice@example\.com/);
    assert.match((await message.textContent()) ?? '', /Asked by @Mia Chen/);
    assert.equal(sandbox.desk.contacts.get('1289314544')?.length, 1);
  });

  it('shows an error at the field that is wrong, and keeps what was typed', async () => {
    await page.type('/contact-customer');
    const customer = page.form.getByLabel('Customer ID');
    await customer.fill('Zoë');
    await page.form.getByLabel('Reason').fill('A late parcel');
    await page.form.getByRole('button', { name: 'Contact', exact: true }).click();
    await page.form.getByText(/printable|characters/i).waitFor();
    assert.equal(await customer.getAttribute('aria-invalid'), 'true');
    assert.equal(await customer.inputValue(), 'Zoë');
    assert.equal(await page.form.getByLabel('Reason').inputValue(), 'A late parcel');
    await assertAccessible(page.page, 'a form with an error');
    await customer.fill('vip-007');
    await page.form.getByRole('button', { name: 'Contact', exact: true }).click();
    await page.message(/vip-007 was assigned/);
    await page.message('A late parcel');
  });

  it('answers what it does not understand privately', async () => {
    await page.type('/contact-customer help');
    const usage = await page.message('/contact-customer 1289314544 group:9465');
    assert.match((await usage.textContent()) ?? '', /Only visible to you/);
    await page.type('/contact-costumer 1');
    await page.page.getByText(/\/contact-costumer is not a valid command/).waitFor();
  });

  it('tries again once the agent is back, in the same message', async () => {
    await page.contact('1289316687 agent:luis@example.com');
    const refused = await page.message('the agent is offline');
    await page.deskTab('Agents');
    await statusOf(page, 'Luis Ortega', 'Online').click();
    await refused.getByRole('button', { name: 'Try again' }).click();
    const message = await page.message(/1289316687 was assigned to agent .*luis@example\.com/);
    assert.match((await message.textContent()) ?? '', /edited/);
    assert.equal(await refused.getByRole('button', { name: 'Try again' }).count(), 0);
    await statusOf(page, 'Luis Ortega', 'Offline').click();
  });

  it('changes what was asked in a form that is filled with it', async () => {
    await sandbox.desk.people.addCustomer({ id: 'change-1', name: 'Chao' });
    await page.contact('change-1 agent:priya@example.com');
    const refused = await page.message(/change-1 was not contacted.*short break/);
    await refused.getByRole('button', { name: 'Change…' }).click();
    assert.equal(await page.form.getByLabel('Customer ID').inputValue(), 'change-1');
    const agent = page.form.getByLabel('Agent', { exact: false });
    assert.match(await agent.inputValue(), /^Priya Nair \(priya@example\.com\)/);
    await agent.fill('tom');
    await page.form.getByRole('option', { name: /^Tom Becker \(tom@example\.com\)/ }).click();
    await page.form.locator('button[type=submit]').click();
    await page.message(/change-1 was assigned to agent .*tom@example\.com/);
  });

  it('says that nobody was contacted, and that it does not know, each as it is', async () => {
    for (const id of ['lost-1', 'lost-2']) sandbox.desk.people.addCustomer({ id, name: id });
    sandbox.desk.next(LOST, { command: 'contact_user' });
    await page.contact('lost-1');
    await page.message(/lost-1 was not contacted/, LONG_ENOUGH_MS);
    sandbox.desk.next(BAD_GATEWAY, { times: 1_000 });
    await page.contact('lost-2');
    const unconfirmed = await page.message(/Unconfirmed.*lost-2/, LONG_ENOUGH_MS);
    await assertAccessible(page.page, 'a channel with messages');
    const told = () =>
      sandbox.slack.messages().find(({ text }) => /Unconfirmed.*lost-2/.test(text));
    const editedBefore = told()?.edited ?? assert.fail('it is in Slack');
    await unconfirmed.getByRole('button', { name: 'Check again' }).click();
    // Desk may answer again only once the look is over: it would find out that nobody was contacted.
    await sandbox.slack.waitFor(() => (told()?.edited ?? 0) > editedBefore, 30_000);
    sandbox.desk.forgetNext();
    await unconfirmed.getByRole('button', { name: 'Contact anyway' }).click();
    const question = page.page.getByRole('dialog');
    await question.getByText(/a second time|twice/).waitFor();
    await assertAccessible(page.page, 'a confirmation');
    await question.getByRole('button', { name: /Cancel|No|Back|Leave/ }).click();
    assert.equal(sandbox.desk.contacts.get('lost-2'), undefined);
    await unconfirmed.getByRole('button', { name: 'Contact anyway' }).click();
    await question.locator('button').last().click();
    await page.message(/lost-2 was assigned/);
    assert.equal(sandbox.desk.contacts.get('lost-2')?.length, 1);
  });

  it('says in a private channel without the app how to invite it, and posts there once invited', async () => {
    await page.go(/billing-team/);
    for (const id of ['private-1', 'private-2']) sandbox.desk.people.addCustomer({ id, name: id });
    await page.contact('private-1');
    await page.message(/\/invite @contact-customer/);
    await page.type('/invite @contact-customer');
    await page.message(/joined #?billing-team|was added/);
    await page.contact('private-2');
    const message = await page.message(/private-2 was assigned/);
    assert.doesNotMatch((await message.textContent()) ?? '', /Only visible to you|\/invite/);
  });

  it('lets a guest ask where they are, and shows them nothing else', async () => {
    sandbox.desk.people.addCustomer({ id: 'guest-1', name: 'Gus' });
    await page.actAs(/Gil Moreau/);
    const places = page.page.getByRole('navigation');
    assert.equal(await places.getByRole('button', { name: /general|billing/ }).count(), 0);
    await page.go(/support/);
    await page.contact('guest-1');
    const message = await page.message(/guest-1 was assigned/);
    assert.match((await message.textContent()) ?? '', /Asked by @Gil Moreau/);
  });

  it("does not offer another company's person the command", async () => {
    await page.actAs(/Sam Okoro/);
    await page.go(/acme-shared/);
    await page.type('/contact-customer 1289314544');
    await page.page.getByText(/not a valid command/).waitFor();
    assert.equal(sandbox.slack.openViews.length, 0);
  });

  it('takes no words in an archived channel', async () => {
    await page.go(/launch-2024/);
    await page.page
      .getByText(/archived/)
      .last()
      .waitFor();
    assert.equal(await page.composer.count(), 0);
  });

  it("shows Slack's own error where the app is told too late, and nothing is contacted", async () => {
    sandbox.desk.people.addCustomer({ id: 'late-1', name: 'Lou' });
    sandbox.slack.delivery = { times: 1, delayMs: 4_000 };
    await page.type('/contact-customer late-1');
    await page.page.getByText(/operation_timeout/).waitFor();
    sandbox.slack.delivery = { times: 1, delayMs: 0 };
    // The app hears of it after all, with a trigger that has expired: a button opens the form.
    const answer = await page.message(/Only visible to you/);
    await answer.getByRole('button', { name: /form/i }).click();
    await page.form.getByRole('button', { name: 'Cancel' }).click();
    await page.form.waitFor({ state: 'detached' });
    assert.equal(sandbox.desk.contacts.get('late-1'), undefined);
  });

  it('runs a form once that Slack delivers twice', async () => {
    sandbox.desk.people.addCustomer({ id: 'twice-1', name: 'Tia' });
    await page.type('/contact-customer twice-1');
    await page.form.getByLabel('Customer ID').waitFor();
    sandbox.slack.delivery = { times: 2, delayMs: 0 };
    await page.form.getByRole('button', { name: 'Contact', exact: true }).click();
    await page.message(/twice-1 was assigned/);
    sandbox.slack.delivery = { times: 1, delayMs: 0 };
    assert.equal(sandbox.desk.contacts.get('twice-1')?.length, 1);
  });

  it('talks in threads, in which slash commands do not work', async () => {
    await page.type('Who looks after order 7?');
    const question = await page.message('Who looks after order 7?');
    await question.hover();
    await question.getByRole('button', { name: /in a thread/ }).click();
    const reply = page.page.getByRole('textbox', { name: /Reply|thread/i });
    await reply.fill('I do.');
    await reply.press('Enter');
    await question.getByText('1 reply').waitFor();
    await reply.fill('/contact-customer 1289314544');
    await reply.press('Enter');
    await page.page.getByText(/not supported in threads/).waitFor();
  });

  it('has no serious fault in accessibility, at either width', async () => {
    for (const tab of ['Sessions', 'Agents', 'What Desk does next', 'Calls']) {
      await page.deskTab(tab);
      await assertAccessible(page.page, tab);
    }
    const narrow = await SandboxPage.open(browser, sandbox, { width: 390, height: 844 });
    await assertAccessible(narrow.page, 'Slack at 390 px');
    await narrow.page.getByRole('tab', { name: 'Desk', exact: true }).click();
    await assertAccessible(narrow.page, 'Desk at 390 px');
    const width = await narrow.page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, 390, 'nothing stands out at the side');
    await narrow.close();
  });
});

async function isFocused(field: Locator): Promise<boolean> {
  return (await field.and(field.page().locator(':focus')).count()) === 1;
}

function statusOf({ page }: SandboxPage, agent: string, status: string) {
  return page.getByRole('group', { name: new RegExp(agent) }).getByLabel(status, { exact: true });
}
