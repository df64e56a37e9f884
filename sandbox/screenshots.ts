import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Sandbox, startSandbox } from './sandbox';
import { readSeed } from './seed/read-seed';

const DOCS = join(__dirname, '..', 'docs');
const MIA = { user: 'U0MIA', channel: 'C0SUPPORT' };

/** Draws the README's pictures anew: `npm run screenshots`. */
async function main(): Promise<void> {
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error('there is no Chromium on this machine');
  const read = readSeed(join(__dirname, 'seed', 'default.yml'));
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'));
  const options = { transport: 'socket', language: 'en' } as const;
  const sandbox = await startSandbox(options, read.seed, {});
  await sandbox.ready();
  await ask(sandbox, '1289314544 group:9465', 'Her refund is overdue, she waits for a call.');
  await ask(sandbox, '1289316687 agent:luis@example.com', 'Cannot sign in since the update.');
  await shoot(browser, sandbox, 'sandbox.png', { width: 1280, height: 760 });
  await shoot(browser, sandbox, 'phone.png', { width: 390, height: 760 });
  await shoot(browser, sandbox, 'form.png', { width: 1280, height: 900 }, openForm);
  await browser.close();
  await sandbox.close();
}

/** Mia asks in #support, and waits until the channel shows what became of it. */
async function ask({ slack }: Sandbox, text: string, reason: string): Promise<void> {
  await slack.command({ ...MIA, text });
  const view = await slack.waitForView(MIA.user);
  await slack.submit(view, { fields: { reason } });
  await slack.waitFor(() => slack.messages(MIA.channel).find((each) => each.text.includes(reason)));
}

async function openForm(page: Page): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill('/contact-customer vip-007');
  await composer.press('Enter');
  await page.getByRole('dialog').getByLabel('Customer ID').waitFor();
}

async function shoot(
  browser: Browser,
  { url }: Sandbox,
  file: string,
  viewport: { readonly width: number; readonly height: number },
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(url);
  await page.getByRole('article').last().waitFor();
  await prepare?.(page);
  await page.screenshot({ path: join(DOCS, file) });
  await page.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
