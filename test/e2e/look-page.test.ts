import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Sandbox } from '../../sandbox/sandbox';
import { assertAccessible } from '../support/page/accessible';
import { browserOrSkip } from '../support/page/browser-or-skip';
import { openSandbox, SandboxPage } from '../support/page/sandbox-page';

describe('looking before contacting, in Chromium', function () {
  this.timeout(90_000);
  let browser: Browser;
  let sandbox: Sandbox;
  let page: SandboxPage;

  before(async function () {
    browser = await browserOrSkip(this);
    sandbox = await openSandbox();
  });
  after(async () => {
    await browser?.close();
    await sandbox?.close();
  });
  beforeEach(async () => {
    page = await SandboxPage.open(browser, sandbox);
  });
  afterEach(() => page.close());

  const customer = () => page.form.getByLabel('Customer ID');
  /** The field that has the focus: what is in it and where the caret stands. */
  const focused = () =>
    page.page.evaluate<unknown>(
      '(({ id, value, selectionStart: at }) => ({ id, value, at }))(document.activeElement)',
    );

  it('shows under the ID what is known of it, while one types on undisturbed', async () => {
    await page.type('/contact-customer');
    await customer().waitFor();
    const id = await customer().getAttribute('id');
    const top = await customer().boundingBox();
    await customer().pressSequentially('128931454');
    await page.form.getByText(/Customer 128931454 has no session with/).waitFor();
    assert.deepEqual(await focused(), { id, value: '128931454', at: 9 });
    assert.deepEqual(await customer().boundingBox(), top, 'the form does not jump');
    await page.page.keyboard.press('Home');
    await page.page.keyboard.press('ArrowRight');
    await page.page.keyboard.type('9');
    await page.form.getByText(/Customer 1928931454 has no session with/).waitFor();
    assert.deepEqual(await focused(), { id, value: '1928931454', at: 2 });
    await assertAccessible(page.page, 'a form with a note');
    await customer().fill('');
    await page.form.getByText(/has no session/).waitFor({ state: 'detached' });
    assert.deepEqual(await focused(), { id, value: '', at: 0 });
    await page.form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('keeps what is typed elsewhere when the note comes', async () => {
    await page.type('/contact-customer');
    await customer().pressSequentially('1289314544');
    const reason = page.form.getByLabel('Reason');
    await reason.pressSequentially('A late parcel');
    await page.form.getByText(/Customer 1289314544 has no session/).waitFor();
    assert.equal(await reason.inputValue(), 'A late parcel');
    assert.equal(await page.form.locator('textarea:focus').count(), 1);
    await page.form.getByRole('button', { name: 'Cancel' }).click();
  });

  it('sends the form by Enter in the customer’s field, and asks once more the second time', async () => {
    sandbox.desk.people.addCustomer({ id: 'again-1', name: 'Ada' });
    await page.type('/contact-customer again-1');
    await customer().press('Enter');
    await page.message(/again-1 was assigned/);
    await page.type('/contact-customer again-1');
    await page.form.getByText(/already with agent .*probably refuse/).waitFor();
    await page.form.getByRole('button', { name: 'Contact', exact: true }).click();
    const anyway = page.form.getByRole('button', { name: 'Contact anyway' });
    await anyway.waitFor();
    await page.form.getByText(/has contacted nobody yet/).waitFor();
    await assertAccessible(page.page, 'a form with a warning');
    await anyway.click();
    await page.message(/again-1 was not contacted.*already talking/);
    assert.equal(sandbox.desk.contacts.get('again-1')?.length, 1);
  });

  it('does not move the form when the note comes or goes', async () => {
    sandbox.desk.people.addCustomer({ id: 'still-1', name: 'Sol' });
    await page.contact('still-1 agent:luis@example.com');
    const refused = await page.message('the agent is offline');
    await refused.getByRole('button', { name: 'Change…' }).click();
    const note = page.form.getByText(/Customer still-1 has no session/);
    await note.waitFor();
    const before = await customer().boundingBox();
    await customer().fill('');
    await note.waitFor({ state: 'detached' });
    assert.deepEqual(await customer().boundingBox(), before);
  });
});
