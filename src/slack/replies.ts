import type { KnownBlock } from '@slack/types';
import { object, string } from 'yup';
import type { FormDefaults } from '../domain/conversation-defaults';
import type { Directory } from '../domain/directory';
import { isKnownCode } from '../domain/remedies';
import type { Texts } from '../texts/texts';
import { accountOption, skillGroupLabel } from './choice-options';
import type { Misunderstanding, Prefill } from './command-text';
import { OPEN_FORM } from './ids';
import { code, cut } from './mrkdwn';
import { plainText } from './plain-text';
import type { ResponseUrlMessage } from './response-url';

/** Longer words are not shown whole: nobody looks for a mistake in the tail of one. */
const TYPED_MAX_LENGTH = 80;
/** As many of the longest words as leave room for the usage in one section. */
const LISTED_MAX = 4;

/** Answers that only the person who acted sees. */
export function privately(text: string, blocks?: readonly KnownBlock[]): ResponseUrlMessage {
  const shown = blocks ?? [markdown(text)];
  return { response_type: 'ephemeral', replace_original: false, text, blocks: shown };
}

export function usageReply({ replies }: Texts): ResponseUrlMessage {
  return privately(replies.usage);
}

/** Names the words that were not understood, then the usage. */
export function notUnderstoodReply(
  { replies }: Texts,
  misunderstandings: readonly Misunderstanding[],
): ResponseUrlMessage {
  const lines = misunderstandings.slice(0, LISTED_MAX).map(({ kind, typed }) => {
    return `• ${replies[kind](code(cut(typed, TYPED_MAX_LENGTH)))}`;
  });
  if (misunderstandings.length > LISTED_MAX) lines.push('• …');
  return privately([replies.notUnderstood, ...lines, '', replies.usage].join('\n'));
}

/** Why Desk did not end a session. */
export function sessionNotEndedReply(
  { session, codes, unknownCode }: Texts,
  code: number,
): ResponseUrlMessage {
  const { reason } = isKnownCode(code) ? codes[code] : unknownCode;
  return privately(session.notEnded(reason));
}

/** A trigger lives for 3 s; this button brings a fresh one, and what was typed is kept in it. */
export function formDidNotOpenReply({ replies }: Texts, prefill: Prefill): ResponseUrlMessage {
  return privately(replies.formDidNotOpen, [
    markdown(replies.formDidNotOpen),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: OPEN_FORM,
          text: plainText(replies.openForm),
          value: JSON.stringify(prefill),
        },
      ],
    },
  ]);
}

/** What the conversation's forms begin with from now on, by name where `directory` knows it. */
export function defaultsSavedReply(
  { defaults: texts }: Texts,
  { skillGroup, account }: FormDefaults,
  directory: Directory | undefined,
): ResponseUrlMessage {
  if (skillGroup === undefined && account === undefined) return privately(texts.removed);
  const lines = [texts.saved];
  if (skillGroup !== undefined) {
    lines.push(texts.skillGroup(code(skillGroupLabel(skillGroup, directory))));
  }
  if (account !== undefined) {
    lines.push(texts.account(code(accountOption(account, directory).text.text)));
  }
  return privately(lines.join('\n'));
}

const prefillSchema = object({
  customer: string(),
  skillGroup: string(),
  agent: string(),
  teammate: string(),
});

/** @throws ValidationError or SyntaxError for a value that `formDidNotOpenReply` has not written. */
export function readOpenFormValue(value: string): Prefill {
  const prefill = prefillSchema.validateSync(JSON.parse(value), { stripUnknown: true });
  return Object.fromEntries(Object.entries(prefill).filter(([, text]) => text !== undefined));
}

function markdown(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000), verbatim: true } };
}
