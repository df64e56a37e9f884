import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { assertNever } from '../domain/assert-never';
import type { Directory } from '../domain/directory';
import { isSkillGroup } from '../domain/formats';
import type { FormTexts, Texts } from '../texts/texts';
import { optionOfAgent, optionOfSkillGroup } from './choice-options';
import type { Prefill } from './command-text';
import { AGENT_FILLED_IN, FIELDS, type FormMemory } from './ids';
import { code, mention } from './mrkdwn';
import { plainText } from './plain-text';
import type { Teammate } from './teammate';

/** What the form lets somebody choose from. */
export interface FormOffers {
  /** Customer service accounts, the preselected one first; where there are none, the ID is typed. */
  readonly accounts: readonly string[];
  /** Undefined until Desk has listed anything: then numbers and addresses are typed. */
  readonly directory: Directory | undefined;
}

/** A picker where Desk has listed skill groups, else a field for the number. */
export function skillGroupField(
  { form, choices }: Texts,
  { directory }: FormOffers,
  { skillGroup }: Prefill,
): InputBlock {
  const chosen =
    skillGroup !== undefined && isSkillGroup(skillGroup)
      ? optionOfSkillGroup(Number(skillGroup), directory, choices)
      : undefined;
  // What is half typed, and no number yet, is still there to be typed on.
  const picks = hasGroups(directory) && (skillGroup === undefined || chosen !== undefined);
  return {
    type: 'input',
    optional: true,
    dispatch_action: picks,
    block_id: FIELDS.skillGroup,
    label: plainText(form.skillGroupLabel),
    ...(picks
      ? {
          hint: plainText(form.skillGroupPickHint),
          element: picker(FIELDS.skillGroup, form, chosen),
        }
      : { hint: plainText(form.skillGroupHint), element: typed(FIELDS.skillGroup, skillGroup) }),
  };
}

/**
 * A picker where Desk has listed agents, else a field for the e-mail address. It holds the teammate
 * who was named, once it is known who that is in Desk.
 */
export function agentField(
  { form, choices }: Texts,
  { directory }: FormOffers,
  prefill: Prefill,
  { teammate }: FormMemory,
): InputBlock {
  const filledIn = teammate?.kind === 'filledIn' ? teammate.mail : undefined;
  const agent = prefill.agent ?? filledIn;
  const chosen = agent === undefined ? undefined : optionOfAgent(agent, directory, choices);
  // An address that no option can hold is still there to be typed.
  const picks = hasAgents(directory) && (agent === undefined || chosen !== undefined);
  return {
    type: 'input',
    optional: true,
    block_id: filledIn === undefined ? FIELDS.agent : AGENT_FILLED_IN,
    label: plainText(form.agentLabel),
    ...(picks
      ? { hint: plainText(form.agentPickHint), element: picker(FIELDS.agent, form, chosen) }
      : { hint: plainText(form.agentHint), element: typed(FIELDS.agent, agent) }),
  };
}

/** Says that Desk could not be asked, where that is why something has to be typed. */
export function listsNote({ form }: Texts, { directory }: FormOffers): KnownBlock[] {
  if (hasGroups(directory) && hasAgents(directory)) return [];
  return [{ type: 'context', elements: [plainText(form.listsUnread)] }];
}

/** Says what became of the person in Slack who was named as the agent. */
export function teammateNote({ form }: Texts, { teammate }: FormMemory): KnownBlock[] {
  if (teammate === undefined) return [];
  const text = aboutTeammate(form, teammate);
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text }] }];
}

function aboutTeammate(form: FormTexts, teammate: Teammate): string {
  const person = mention(teammate.person);
  switch (teammate.kind) {
    case 'lookingUp':
      return form.teammateLookedUp(person);
    case 'filledIn':
      return form.teammateFilledIn(person);
    case 'notListed':
      return form.teammateNotListed(person, code(teammate.mail));
    case 'notFound':
      return form.agentOfTeammate(person);
    case 'missingScope':
      return form.teammateScopeMissing(person);
    default:
      return assertNever(teammate);
  }
}

function hasGroups(directory: Directory | undefined): boolean {
  return (directory?.groups.length ?? 0) > 0;
}

function hasAgents(directory: Directory | undefined): boolean {
  return (directory?.agents.length ?? 0) > 0;
}

function picker(action_id: string, form: FormTexts, chosen: PlainTextOption | undefined) {
  return {
    type: 'external_select' as const,
    action_id,
    placeholder: plainText(form.pickPlaceholder),
    // Everything is offered before anything is typed.
    min_query_length: 0,
    ...(chosen && { initial_option: chosen }),
  };
}

function typed(action_id: string, value: string | undefined) {
  return {
    type: 'plain_text_input' as const,
    action_id,
    ...(value !== undefined && { initial_value: value }),
  };
}
