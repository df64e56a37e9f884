import { setTimeout as pause } from 'node:timers/promises';
import type { NextAnswer } from '../../sandbox/desk/next-answer';
import type { SlackStandIn } from '../../sandbox/slack/slack-stand-in';
import type { OpenView } from '../../sandbox/slack/types';
import { createRandom, type Random } from '../kit/random';
import { asker, channelIds, type Town } from './town';

/** What people have done. */
export interface Asked {
  /** Whose form closed: the app has said that the request is saved. */
  readonly acked: string[];
  /** Who gave up, because the form would not open or close. */
  readonly givenUp: string[];
  /** How often somebody saw Slack's error and pressed again. */
  pressedAgain: number;
}

const PRESS_AGAIN_MS = 1_000;
/** A trigger is good for 3 s. */
const FORM_WITHIN_MS = 3_500;
/** Whoever sees Slack's error for that long gives up. */
const MOST_TRIES = 60;
/** Longer than the app takes from a lost answer to the last look at the session. */
const ENDED_AFTER_MS = 90_000;

/** People ask at an even pace while `goesOn` says so; resolves with the last ack. */
export async function askWhile(
  town: Town,
  { goesOn, perSecond, seed }: { goesOn: () => boolean; perSecond: number; seed: number },
): Promise<Asked> {
  const asked: Asked = { acked: [], givenUp: [], pressedAgain: 0 };
  const asking: Promise<void>[] = [];
  for (let n = 0; goesOn(); n += 1) {
    asking.push(askOnce(town, n, createRandom(seed + n), asked));
    await pause(1_000 / perSecond);
  }
  await Promise.all(asking);
  return asked;
}

async function askOnce(town: Town, n: number, random: Random, asked: Asked): Promise<void> {
  const customer = `chaos-${n}x`;
  const view = await openForm(town.slack, customer, n, asked);
  if (view === undefined) {
    asked.givenUp.push(customer);
    return;
  }
  const fault = deskFault(random, 8);
  if (fault !== undefined) town.desk.next(fault, { command: 'contact_user' });
  for (let tries = 0; view.isOpen && tries < MOST_TRIES; tries += 1) {
    await town.slack.submit(view, { times: 1 + random.below(2) });
    if (!view.isOpen) break;
    asked.pressedAgain += 1;
    await pause(PRESS_AGAIN_MS);
  }
  (view.isOpen ? asked.givenUp : asked.acked).push(customer);
}

async function openForm(
  slack: SlackStandIn,
  customer: string,
  n: number,
  asked: Asked,
): Promise<OpenView | undefined> {
  const [user, channels] = [asker(n), channelIds()];
  const channel = channels[n % channels.length] ?? '';
  const mine = () =>
    slack.openViews.find((view) => view.state['customer']?.['customer']?.['value'] === customer);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { personSees } = await slack.command({ text: customer, user, channel });
    // Where Slack shows an error, the form may open all the same, a little later.
    const waitMs = personSees === undefined ? FORM_WITHIN_MS : PRESS_AGAIN_MS;
    const view = await slack.waitFor(mine, waitMs).catch(() => undefined);
    if (view !== undefined) return view;
    asked.pressedAgain += 1;
  }
  return undefined;
}

/** What Desk does about a contact instead of answering at once: four times in `outOf`. */
export function deskFault(random: Random, outOf: number): NextAnswer | undefined {
  const effect = random.below(2) === 0;
  switch (random.below(outOf)) {
    case 0:
      return { kind: 'delay', ms: random.between(50, 2_500) };
    case 1:
      return { kind: 'silence', effect };
    case 2:
      return { kind: 'reset', effect };
    case 3:
      return { kind: 'code', code: 141002, effect };
    default:
      return undefined;
  }
}

/** Agents accept some customers, let others wait, and end sessions that are old enough. */
export async function serveUntil({ desk }: Town, over: AbortSignal, random: Random): Promise<void> {
  while (!over.aborted) {
    const sessions = [...desk.state.sessions.values()];
    const waiting = sessions.filter(({ state }) => state === 'WaitingForAgentAnswering');
    const called = waiting[random.below(Math.max(1, waiting.length))];
    if (called !== undefined && random.below(3) === 0) desk.people.acceptSession(called.id);
    for (const { id, beganAt } of sessions) {
      if (Date.now() - beganAt > ENDED_AFTER_MS) desk.people.endSession(id);
    }
    await pause(500, undefined, { signal: over }).catch(() => undefined);
  }
}
