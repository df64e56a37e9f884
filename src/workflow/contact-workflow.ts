import { assertNever } from '../domain/assert-never';
import type { ContactRequest, Submission } from '../domain/contact-request';
import { change, checkAgain, type Press, tryAgain } from '../domain/press-transitions';
import { asksTheSame } from '../domain/same-ask';
import { accept } from '../domain/transitions';
import { inTime } from './deadline';
import { followSessions } from './follow/follow-loop';
import { endSession, refresh, type SessionPressed } from './follow/session-press';
import { holdRequest } from './held-request';
import type { WorkflowParts } from './parts';
import { type ButtonPress, type FoundPressed, findPressed, type Pressed, savePress } from './press';
import { resumeDueRequests } from './resume-loop';
import { finish, run, showAndTell } from './run';
import { createRunningWork, type RunningWork } from './running-work';
import { findOutcome, lastNoAnswer } from './settle';

/** `notSaved`: unknown whether it was saved; submitting the same form again is safe. */
export type Accepted =
  | { readonly kind: 'saved' }
  | { readonly kind: 'notSaved' }
  /** The same form was saved before, for another wish: `customer` is whom that one contacts. */
  | { readonly kind: 'sentBefore'; readonly customer: string };

/** What became of a submitted "Change…" form. */
export type Changed = Pressed | Extract<Accepted, { kind: 'sentBefore' }>;

/** Who pressed a button, and how to answer where the app may not post. */
export type Presser = Omit<Press, 'at'>;

/** The story of a contact request, from the submission to the message that shows its outcome. */
export interface ContactWorkflow {
  /** Saves a submission, within 2 s, and then runs it. Two deliveries of one are one request. */
  accept(submission: Submission): Promise<Accepted>;
  /** Does what a button of the message promises, once per revision. Not for "Change…". */
  press(press: ButtonPress, presser: Presser): Promise<Pressed>;
  /** The request to fill the "Change…" form with. Changes nothing. */
  findPressed(press: ButtonPress): Promise<FoundPressed>;
  /** Tries again with what the "Change…" form asks for; two deliveries of one are one try. */
  change(press: ButtonPress, submission: Submission): Promise<Changed>;
  /** Looks at the session of an assigned request now, and shows it. */
  refresh(requestId: string, presser: Presser): Promise<SessionPressed>;
  /** Ends the session of an assigned request in Desk. */
  endSession(requestId: string, presser: Presser): Promise<SessionPressed>;
  /** Begins to look for work that was left by others, and to follow sessions. */
  start(): void;
  /** Begins nothing new; resolves when all that runs is done, or after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Slack waits 3 s for the ack; the form must stay open when the store takes longer than this. */
const SAVE_WITHIN_MS = 2_000;

export function createContactWorkflow(parts: WorkflowParts): ContactWorkflow {
  const work = createRunningWork(parts.log, parts.nextTurn);
  const stopping = new AbortController();
  const begin = (request: ContactRequest) => {
    // What is saved while the process stops is left for the next start.
    if (!stopping.signal.aborted) beginStory(parts, work, request);
  };

  const shown = async (pressing: Promise<SessionPressed>): Promise<SessionPressed> => {
    const pressed = await pressing;
    if (pressed.kind === 'done') begin(pressed.request);
    return pressed;
  };

  return {
    accept: (submission) => acceptSubmission(parts, submission, begin),
    press: async (press, presser) => begun(await savePressOf(parts, press, presser), begin),
    findPressed: (press) => findPressed(parts, press),
    change: async (press, submission) => begun(await saveChange(parts, press, submission), begin),
    refresh: (requestId, presser) => shown(refresh(parts, requestId, pressNow(parts, presser))),
    endSession: (requestId, presser) =>
      shown(endSession(parts, requestId, pressNow(parts, presser))),
    start() {
      void resumeDueRequests(parts, work, stopping.signal);
      void followSessions(parts, work, stopping.signal);
    },
    async stop(graceMs) {
      stopping.abort();
      await inTime(parts.clock, work.idle(), graceMs);
    },
  };
}

async function acceptSubmission(
  { store, clock, log, newId }: WorkflowParts,
  submission: Submission,
  begin: (request: ContactRequest) => void,
): Promise<Accepted> {
  const { request, event } = accept(submission, newId(), clock.now());
  try {
    const saved = await inTime(clock, store.insertIfAbsent(request, event), SAVE_WITHIN_MS);
    if (saved.kind === 'late') return { kind: 'notSaved' };
    const { kind, request: kept } = saved.value;
    log.info({ requestId: kept.id, kind }, 'request accepted');
    if (kind === 'inserted') begin(kept);
    const same = asksTheSame(kept, submission) && kept.conversation === submission.conversation;
    return same ? { kind: 'saved' } : { kind: 'sentBefore', customer: kept.target.customer };
  } catch (error) {
    log.error({ requestId: request.id, error }, 'request not saved');
    return { kind: 'notSaved' };
  }
}

function savePressOf(parts: WorkflowParts, press: ButtonPress, presser: Presser): Promise<Pressed> {
  const transition = press.remedy === 'checkAgain' ? checkAgain : tryAgain;
  const at = parts.clock.now();
  return savePress(parts, press, (request) => transition(request, { ...presser, at }));
}

async function saveChange(
  parts: WorkflowParts,
  press: ButtonPress,
  submission: Submission,
): Promise<Changed> {
  const { askedBy: by, responseUrl } = submission;
  const presser = { by, at: parts.clock.now(), ...(responseUrl !== undefined && { responseUrl }) };
  const transition = (request: ContactRequest) => change(request, presser, submission);
  const saved = await savePress(parts, press, transition, submission.key);
  return saved.kind === 'repeated' && !asksTheSame(saved.request, submission)
    ? { kind: 'sentBefore', customer: saved.request.target.customer }
    : saved;
}

function begun<T extends Changed>(pressed: T, begin: (request: ContactRequest) => void): T {
  if (pressed.kind === 'started') begin(pressed.request);
  return pressed;
}

function pressNow({ clock }: WorkflowParts, presser: Presser): Press {
  return { ...presser, at: clock.now() };
}

/** A saved request is to be run, or ("Check again") settled by its session, or only to be shown. */
function beginStory(parts: WorkflowParts, work: RunningWork, request: ContactRequest): void {
  const held = holdRequest(parts.store, request);
  work.begin(request.id, () => {
    switch (request.state) {
      case 'accepted':
        return run(parts, held);
      case 'calling':
        return finish(parts, held, () => findOutcome(parts, held, lastNoAnswer(request)));
      case 'settled':
        return showAndTell(parts, held);
      default:
        return assertNever(request.state);
    }
  });
}
