import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { browserOrSkip } from '../../support/page/browser-or-skip';
import { type FakeSandbox, startFakeSandbox } from './fake-sandbox';
import { text } from './slack/form';
import { message, openView } from './slack/page';

const LINES = Array.from({ length: 40 }, (_, index) => message(`${index + 1}.000001`));

describe('the page before a sandbox that a test plays, in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let sandbox: FakeSandbox;
  let page: Page;

  before(async function () {
    browser = await browserOrSkip(this);
    sandbox = await startFakeSandbox();
  });
  after(async () => {
    await browser?.close();
    sandbox?.close();
  });
  beforeEach(async () => {
    sandbox.begin();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(sandbox.url);
    await composer().waitFor();
  });
  afterEach(() => page.context().close());

  const composer = () => page.getByRole('textbox', { name: /^Message/ });
  const go = (place: string) =>
    page.getByRole('navigation').getByRole('button', { name: place }).click();

  describe('a conversation', () => {
    const log = () => page.getByRole('log');
    const atEnd = () =>
      page.waitForFunction(() => {
        const found = document.querySelector('[role=log]');
        return found && found.scrollHeight - found.clientHeight - found.scrollTop < 2;
      });

    beforeEach(async () => {
      sandbox.show({ messages: LINES });
      await log().getByText('text of 40.000001').waitFor();
      await atEnd();
    });

    it('stays at its end when a message grows in place, and when there is less room', async () => {
      const grown = message('40.000001', { text: 'one\ntwo\nthree\nfour\nfive' });
      sandbox.show({ messages: [...LINES.slice(0, -1), grown] });
      await log().getByText('five').waitFor();
      await atEnd();
      await page.setViewportSize({ width: 1280, height: 500 });
      await atEnd();
      await composer().fill('/nope');
      await composer().press('Enter');
      (await sandbox.waitFor('slack/type')).answer({ personSees: 'No such command.' });
      await page.getByRole('alert').waitFor();
      await atEnd();
    });

    it('is at its end when it is shown again', async () => {
      await page.setViewportSize({ width: 500, height: 600 });
      await page.getByRole('tab', { name: 'Desk', exact: true }).click();
      sandbox.show({ messages: [...LINES, message('41.000001')] });
      await page.getByText('text of 41.000001').waitFor({ state: 'attached' });
      await page.getByRole('tab', { name: 'Slack', exact: true }).click();
      await atEnd();
    });

    it('stays where its reader has scrolled to', async () => {
      await log().evaluate((found) => found.scrollTo(0, 10));
      await framesPass();
      sandbox.show({ messages: [...LINES, message('41.000001')] });
      await page.getByText('text of 41.000001').waitFor({ state: 'attached' });
      await framesPass();
      assert.equal(await log().evaluate((found) => found.scrollTop), 10);
    });

    /** Two: in the first the browser tells of scrolling and sizes, in the second of what came of it. */
    function framesPass(): Promise<unknown> {
      return page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
  });

  it('keeps Slack’s answer for the conversation that it is about', async () => {
    await composer().fill('/nope');
    await composer().press('Enter');
    const asked = await sandbox.waitFor('slack/type');
    await go('vip');
    asked.answer({ personSees: 'No such command.' });
    await go('Contact Customer');
    assert.equal(await page.getByText('No such command.').count(), 0);
    await go('support');
    await page.getByText('No such command.').waitFor();
    assert.equal(await composer().inputValue(), '/nope');
  });

  describe('Slack’s rules', () => {
    it('leave the conversation its room, and give the sidebar’s back', async () => {
      const button = page.getByRole('button', { name: 'Slack’s rules', exact: true });
      await button.click();
      const pane = await boxOf(page.getByRole('complementary'));
      const send = await boxOf(page.getByRole('button', { name: 'Send' }));
      assert.ok(send.x + send.width <= pane.x, 'the Send button is not covered');
      assert.ok((await boxOf(composer())).width > 250);
      await page.keyboard.press('Escape');
      await button.waitFor();
      assert.equal(await button.evaluate((each) => each === document.activeElement), true);
    });
  });

  describe('a form', () => {
    const dialog = () => page.getByRole('dialog');
    const close = () => dialog().getByText('Close', { exact: true });
    const field = (name: string) => dialog().getByLabel(name);
    const input = (id: string) => ({
      type: 'input',
      block_id: id,
      label: text(id),
      element: { type: 'plain_text_input', action_id: id },
    });
    const blocks = [input('Name'), input('Mail'), input('Reason')];

    it('hides what was wrong with a corrected field, and goes to what is wrong now', async () => {
      const view = openView('V1', blocks);
      sandbox.show({ views: [{ ...view, errors: { Name: 'Too short.' } }] });
      await dialog().getByText('Too short.').waitFor();
      await field('Name').fill('Ada Lovelace');
      await dialog().getByText('Too short.').waitFor({ state: 'detached' });
      await field('Name').press('Enter');
      const held = await sandbox.waitFor('slack/submit');
      held.answer({ clientErrors: { Reason: 'Please fill this in.' } });
      await dialog().getByText('Please fill this in.').waitFor();
      assert.equal(await dialog().getByText('Too short.').count(), 0);
      assert.equal(await field('Reason').evaluate((each) => each === document.activeElement), true);
    });

    it('is closed once, and not while it is sent', async () => {
      sandbox.show({ views: [openView('V1', blocks)] });
      await dialog().getByRole('button', { name: 'Send' }).click();
      const sent = await sandbox.waitFor('slack/submit');
      await close().click({ force: true });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      sent.answer({ clientErrors: { Name: 'Please fill this in.' } });
      await dialog().getByText('Please fill this in.').waitFor();
      await close().dblclick({ force: true });
      (await sandbox.waitFor('slack/close')).answer({});
      await dialog().locator('[type=submit][aria-disabled=false]').waitFor();
      await close().click();
      sandbox.show({ views: [] });
      await dialog().waitFor({ state: 'detached' });
      const names = sandbox.asked().map(({ name }) => name);
      assert.deepEqual(names, ['slack/submit', 'slack/close']);
    });
  });
});

async function boxOf(found: Locator) {
  const box = await found.boundingBox();
  assert.ok(box, 'it is on the screen');
  return box;
}
