import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { Sandbox } from '../../sandbox/sandbox';
import { assertAccessible } from '../support/page/accessible';
import { browserOrSkip } from '../support/page/browser-or-skip';
import { openSandbox, SandboxPage } from '../support/page/sandbox-page';

describe('a followed session, in Chromium', function () {
  this.timeout(120_000);
  let browser: Browser;
  let sandbox: Sandbox;
  let page: SandboxPage;

  before(async function () {
    browser = await browserOrSkip(this);
    const app = { ACCEPT_ALERT: '8', DESK_WORKSPACE_URL: 'https://desk.example.com/' };
    sandbox = await openSandbox({}, app);
    sandbox.desk.people.changeSettings({ serviceMode: 'manual' });
  });
  after(async () => {
    await browser?.close();
    await sandbox?.close();
  });
  beforeEach(async () => {
    page = await SandboxPage.open(browser, sandbox);
  });
  afterEach(() => page.close());

  const inDesk = (customer: string): Locator =>
    page.page.getByRole('listitem').filter({ hasText: customer });
  const customer = (id: string) => sandbox.desk.people.addCustomer({ id, name: id });

  it('is seen waiting, accepted, passed on and ended, as Desk has it', async () => {
    customer('seen-1');
    await page.contact('seen-1 agent:alice@example.com');
    const message = await page.message('seen-1');
    await message.getByText(/is waiting for agent @Alice Novak/).waitFor();
    await assertAccessible(page.page, 'a message that follows a session');
    await inDesk('seen-1').getByRole('button', { name: 'Accept' }).click();
    await message.getByRole('button', { name: 'Refresh' }).click();
    await message.getByText(/is with agent @Alice Novak/).waitFor();
    sandbox.desk.people.reassignSession(sessionOf('seen-1'), 'tom@example.com');
    await message.getByText(/agent @Tom Becker/).waitFor();
    await message.getByText(/It was passed on/).waitFor();
    sandbox.desk.people.endSession(sessionOf('seen-1'));
    await message.getByText(/session of customer seen-1 .*has ended/).waitFor({ timeout: 30_000 });
    assert.equal(await message.getByRole('button', { name: /Refresh|End session/ }).count(), 0);
  });

  it('tells in the thread that nobody has accepted, and the agent in a direct message', async () => {
    customer('alert-1');
    await page.contact('alert-1 agent:alice@example.com');
    const message = await page.message('alert-1');
    await message.getByText('1 reply').click({ timeout: 30_000 });
    await page.page.getByText(/@Mia Chen Agent @Alice Novak .*has not accepted/).waitFor();
    await assertAccessible(page.page, 'a thread with the alert');
    await page.page.getByRole('button', { name: /Close/ }).click();
    await page.actAs(/Alice Novak/);
    await page.go(/Contact Customer/);
    const direct = await page.message(/assigned customer alert-1 to you/);
    assert.equal(await direct.getByRole('link', { name: 'Open Desk' }).count(), 1);
    await direct.getByRole('link', { name: 'Open the message' }).waitFor();
    await assertAccessible(page.page, "the agent's direct message");
  });

  it('is ended from the message, after a question', async () => {
    customer('end-1');
    await page.contact('end-1 agent:tom@example.com');
    const message = await page.message('end-1');
    await message.getByRole('button', { name: 'End session' }).click();
    const question = page.page.getByRole('dialog');
    await question.getByText(/ends the conversation of customer end-1/).waitFor();
    await assertAccessible(page.page, 'the question before the end');
    await question.getByRole('button', { name: 'Keep it' }).click();
    assert.ok(sessionOf('end-1'));
    await message.getByRole('button', { name: 'End session' }).click();
    await question.getByRole('button', { name: 'End session' }).click();
    await message.getByText(/@Mia Chen ended it from here/).waitFor();
    assert.throws(() => sessionOf('end-1'));
  });

  function sessionOf(id: string): string {
    const session = [...sandbox.desk.state.sessions.values()].find(({ customer: of }) => of === id);
    return session?.id ?? assert.fail(`${id} has no session`);
  }
});
