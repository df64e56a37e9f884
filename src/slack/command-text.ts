import { isAgentMail, isSkillGroup, isUserId, withoutInvisibles } from '../domain/formats';

/** What a form is filled with before the person sees it; each as it would be typed. */
export interface Prefill {
  readonly customer?: string;
  readonly skillGroup?: string;
  readonly agent?: string;
  /** The Slack user named as the agent; Desk knows agents by e-mail only. */
  readonly teammate?: string;
  readonly reason?: string;
  readonly account?: string;
}

/** A word of the command that makes no sense, as it was typed. */
export interface Misunderstanding {
  readonly kind: 'wrongCustomer' | 'wrongSkillGroup' | 'wrongAgent' | 'unexpected';
  readonly typed: string;
}

export type CommandText =
  | { readonly kind: 'open'; readonly prefill: Prefill }
  | { readonly kind: 'help' }
  /** To set what the forms of this conversation begin with. */
  | { readonly kind: 'defaults' }
  /** To have checked how the app is set up. */
  | { readonly kind: 'doctor' }
  | { readonly kind: 'notUnderstood'; readonly misunderstandings: readonly Misunderstanding[] };

type Word = { readonly kind: 'fill'; readonly prefill: Prefill } | Misunderstanding;

/**
 * Reads what was typed after `/contact-customer`: nothing, `help`, `defaults`, `doctor`, or a
 * customer ID with `group:<number>` and `agent:<e-mail>` in any order. With `should_escape` Slack sends people and
 * links as `<@U123|name>` and `<mailto:a@b.c|a@b.c>`, and `&`, `<` and `>` as entities
 * (docs.slack.dev/interactivity/implementing-slash-commands).
 */
export function readCommandText(text: string): CommandText {
  const words = withoutInvisibles(text).match(/(?:<[^\s<>][^<>]*>|\S)+/g) ?? [];
  const [only = ''] = words.length === 1 ? words : [];
  if (/^(help|\?|帮助)$/i.test(only)) return { kind: 'help' };
  if (/^(defaults|默认)$/i.test(only)) return { kind: 'defaults' };
  if (/^(doctor|诊断)$/i.test(only)) return { kind: 'doctor' };
  let prefill: Prefill = {};
  const misunderstandings: Misunderstanding[] = [];
  for (const word of words) {
    const read = readWord(word, prefill);
    if (read.kind === 'fill') prefill = { ...prefill, ...read.prefill };
    else misunderstandings.push(read);
  }
  return misunderstandings.length > 0
    ? { kind: 'notUnderstood', misunderstandings }
    : { kind: 'open', prefill };
}

function readWord(word: string, filled: Prefill): Word {
  const [, key, value] = /^(group|agent):(.*)$/is.exec(word) ?? [];
  switch (key?.toLowerCase()) {
    case 'group':
      return readSkillGroup(asTyped(value || word), filled);
    case 'agent':
      return readAgent(value || word, filled);
    default:
      return readBareWord(word, filled);
  }
}

/** A person is meant as the agent; a channel or a group of people can be neither. */
function readBareWord(word: string, filled: Prefill): Word {
  if (word.startsWith('<@')) return readAgent(word, filled);
  const typed = asTyped(word);
  return /^<[#!]/.test(word) ? { kind: 'unexpected', typed } : readCustomer(typed, filled);
}

function readSkillGroup(typed: string, filled: Prefill): Word {
  if (filled.skillGroup !== undefined) return { kind: 'unexpected', typed };
  if (!isSkillGroup(typed)) return { kind: 'wrongSkillGroup', typed };
  return { kind: 'fill', prefill: { skillGroup: typed } };
}

function readAgent(value: string, filled: Prefill): Word {
  const typed = asTyped(value);
  if (filled.agent !== undefined || filled.teammate !== undefined) {
    return { kind: 'unexpected', typed };
  }
  const [, teammate] = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(value) ?? [];
  if (teammate !== undefined) return { kind: 'fill', prefill: { teammate } };
  return isAgentMail(typed)
    ? { kind: 'fill', prefill: { agent: typed } }
    : { kind: 'wrongAgent', typed };
}

function readCustomer(typed: string, filled: Prefill): Word {
  if (filled.customer !== undefined) return { kind: 'unexpected', typed };
  return isUserId(typed)
    ? { kind: 'fill', prefill: { customer: typed } }
    : { kind: 'wrongCustomer', typed };
}

/** What the person typed: links and names as they are shown, entities as what they stand for. */
function asTyped(word: string): string {
  return word
    .replaceAll(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label = '') =>
      asShown(target, label.trim()),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function asShown(target: string, label: string): string {
  const [, kind = '', rest] = /^(mailto:|tel:|[@#!])?(.+)$/s.exec(target) ?? [];
  const name = label || rest?.trim() || target;
  const sign = { '@': '@', '!': '@', '#': '#' }[kind] ?? '';
  return name.startsWith(sign) ? name : `${sign}${name}`;
}
