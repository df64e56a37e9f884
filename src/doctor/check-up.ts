import type { CheckLine } from '../domain/checkup';
import type { Texts } from '../texts/texts';
import { type AppSubjects, checkApp } from './app-checks';
import { checkDesk, type DeskSubjects } from './desk-checks';
import { checkSlack, type SlackSubjects } from './slack-checks';
import { checkStore, type StoreSubject } from './store-checks';

/** Everything to look at, and the words for what is found. */
export interface CheckUpParts {
  readonly app: AppSubjects;
  readonly slack: SlackSubjects;
  readonly desk: DeskSubjects;
  readonly store: StoreSubject;
  readonly texts: Texts;
  /** Takes secrets out of a text. */
  redact(text: string): string;
}

/**
 * Checks everything that can be checked without contacting a customer and without changing
 * anything; safe beside a running app.
 */
export async function checkUp(parts: CheckUpParts): Promise<readonly CheckLine[]> {
  const { app, slack, desk, store, texts, redact } = parts;
  const rooms = await Promise.all([
    checkApp(app, texts),
    checkSlack(slack, texts),
    checkDesk(desk, texts),
    checkStore(store, texts),
  ]);
  // What a server says may hold anything, even what moves a terminal's cursor.
  const clean = (text: string) => redact(text.replaceAll(/\p{Cc}+/gu, ' '));
  return rooms.flat().map(({ why, ...line }) => ({ ...line, why: clean(why) }));
}
