import type { KnownBlock } from '@slack/types';
import { CHECKUP_COUNTS_S, type CheckLine, type CheckState } from '../domain/checkup';
import type { DoctorTexts } from '../texts/doctor-texts';
import { cut, escapeMrkdwn, oneLine } from './mrkdwn';
import { privately } from './replies';
import type { ResponseUrlMessage } from './response-url';

/** More problems at once have one cause; the first ones show it. */
const PROBLEMS_MAX = 12;
/** Escaped, each sign may take five; why and mend fit one section together. */
const WORDS_MAX = 280;

const SIGNS = { failed: '⛔', warning: '⚠️' } as const satisfies Partial<Record<CheckState, string>>;

/** A check-up for somebody in Slack: what is wrong and how to mend it, and the rest by name alone. */
export function checkupReply(lines: readonly CheckLine[], texts: DoctorTexts): ResponseUrlMessage {
  const failed = lines.filter(({ state }) => state === 'failed');
  const problems = [...failed, ...lines.filter(({ state }) => state === 'warning')];
  const shown = problems.slice(0, PROBLEMS_MAX).map(problemText);
  if (problems.length > PROBLEMS_MAX) shown.push(texts.moreProblems);
  const headline = problems.length === 0 ? `✅ ${texts.healthy}` : texts.notHealthy;
  if (problems.length > 0) shown.push(texts.askedAgain(CHECKUP_COUNTS_S));
  const rest = [...named('ok', texts.fine, lines), ...named('unchecked', texts.notChecked, lines)];
  const parts = [headline, ...shown, ...rest];
  return privately(parts.join('\n'), parts.map(section));
}

export function checkupBrokeOffReply({ failedItself }: DoctorTexts): ResponseUrlMessage {
  return privately(failedItself);
}

function problemText({ state, what, why, mend }: CheckLine): string {
  const sign = state === 'failed' ? SIGNS.failed : SIGNS.warning;
  const words = (text: string) => escapeMrkdwn(cut(oneLine(text), WORDS_MAX));
  const advice = mend === '' ? '' : `\n→ ${words(mend)}`;
  return `${sign} *${escapeMrkdwn(what)}* ${words(why)}${advice}`;
}

function named(
  state: CheckState,
  sentence: (checks: string) => string,
  lines: readonly CheckLine[],
): string[] {
  const names = lines.filter((line) => line.state === state).map(({ what }) => what);
  return names.length === 0 ? [] : [sentence(escapeMrkdwn(names.join(', ')))];
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
