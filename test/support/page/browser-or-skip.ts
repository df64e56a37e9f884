import type { Context } from 'mocha';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../sandbox/browser';

/** A Chromium for a suite; without one on this machine the suite is skipped, and says so. */
export async function browserOrSkip(suite: Context): Promise<Browser> {
  const browser = await launchBrowser();
  if (browser !== undefined) return browser;
  process.stdout.write('    skipped: there is no Chromium on this machine\n');
  return suite.skip();
}
