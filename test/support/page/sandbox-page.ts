import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { freePort } from '../../../sandbox/app/free-port';
import type { SandboxOptions } from '../../../sandbox/arguments';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { readSeed } from '../../../sandbox/seed/read-seed';
import type { Seed } from '../../../sandbox/seed/seed-schema';

const SEED = join(__dirname, '..', '..', '..', 'sandbox', 'seed', 'default.yml');

/**
 * A sandbox of one's own with the people of the repository's seed, once the app has started. `app`:
 * settings that the app is tried with.
 */
export async function openSandbox(
  options: Partial<SandboxOptions> = {},
  app: Partial<Seed['app']> = {},
): Promise<Sandbox> {
  const read = readSeed(SEED);
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  const port = await freePort();
  const sandbox = await startSandbox(
    { transport: 'socket', language: 'en', port, ...options },
    { ...read.seed, app: { ...read.seed.app, ...app } },
    // tsx compiles otherwise than ts-node: the two do not add up to one coverage.
    { ...process.env, NODE_V8_COVERAGE: '' },
  );
  await sandbox.ready();
  // From then on the form has its pickers.
  await sandbox.app.logged('directory listed');
  return sandbox;
}

/** What a person does with the page, in the words that the page itself has. */
export class SandboxPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    browser: Browser,
    { url }: Sandbox,
    viewport = { width: 1280, height: 800 },
  ): Promise<SandboxPage> {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(url);
    const opened = new SandboxPage(page);
    await opened.composer.waitFor();
    return opened;
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^Message/ });
  }

  /** The form on the screen. */
  get form(): Locator {
    return this.page.getByRole('dialog');
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Sends it with the composer. */
  async type(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Types the command, waits for the form and submits it as it opens. */
  async contact(what: string): Promise<void> {
    await this.type(`/contact-customer ${what}`);
    await this.form.getByRole('button', { name: 'Contact', exact: true }).click();
    await this.form.waitFor({ state: 'detached' });
  }

  async go(place: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: place }).click();
  }

  async actAs(name: RegExp): Promise<void> {
    const select = this.page.getByLabel('Act as');
    const options = await select.locator('option').allTextContents();
    const label = options.find((option) => name.test(option));
    if (label === undefined) throw new Error(`nobody is ${name}: ${options.join(', ')}`);
    await select.selectOption({ label });
  }

  /** A tab of the Desk half. */
  async deskTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** The message that says it, once it does. */
  async message(said: string | RegExp, timeout = 15_000): Promise<Locator> {
    // The first log is the channel's; a thread has one of its own.
    const channel = this.page.getByRole('log').first();
    const message = channel.getByRole('article').filter({ hasText: said }).last();
    await message.waitFor({ timeout });
    return message;
  }
}
