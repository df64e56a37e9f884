import type { PlainTextOption } from '@slack/types';
import type { DeskAgent, Directory, SkillGroup } from '../../src/domain/directory';
import { indexDirectory } from '../../src/slack/choice-index';
import { agentChoices, skillGroupChoices } from '../../src/slack/choices';
import { textsFor } from '../../src/texts/catalogue';

export const { choices: texts } = textsFor('en');

const BILLING: SkillGroup = { id: 9465, name: 'Billing', members: 2 };
const CARE: SkillGroup = { id: 120, name: 'Customer care' };
const VIP: SkillGroup = { id: 94, name: 'VIP billing', members: 1 };
const NAMELESS: SkillGroup = { id: 7, name: ' ' };

const ALICE: DeskAgent = { mail: 'alice@example.com', name: 'Alice Novák', groups: [9465, 94] };
const BOB: DeskAgent = { mail: 'bob@example.com', name: 'Bob', groups: [120] };
const CAROL: DeskAgent = { mail: 'carol@example.com', name: '', groups: [120, 9465] };
const DAVE: DeskAgent = { mail: 'dave@example.com', name: 'Dave', groups: [] };
const ERIN: DeskAgent = { mail: 'erin@example.com', name: 'Erin', groups: [7, 5000] };
const FRANK: DeskAgent = { mail: 'frank@example.com', name: 'Frank', groups: [5000] };

export function directoryOf(changes: Partial<Directory>): Directory {
  return {
    groups: [],
    agents: [],
    accounts: [],
    loads: new Map(),
    queues: new Map(),
    ...changes,
  };
}

export const DESK = directoryOf({
  groups: [NAMELESS, VIP, CARE, BILLING],
  agents: [FRANK, ERIN, DAVE, CAROL, BOB, ALICE],
  loads: new Map([
    ['alice@example.com', 3],
    ['bob@example.com', 1],
    ['dave@example.com', 0],
  ]),
  queues: new Map([[9465, 2]]),
});

const textOf = ({ text }: PlainTextOption) => text.text;

export function groupsFor(typed: string, directory = DESK): string[] {
  return skillGroupChoices(indexDirectory(directory), typed, texts).options.map(textOf);
}

/** The labels with the e-mail addresses under them. */
export function agentsFor(
  typed: string,
  chosenGroup?: number,
  directory = DESK,
): [string, string[]][] {
  const choices = agentChoices(indexDirectory(directory), typed, chosenGroup, texts);
  if ('options' in choices) return [];
  return choices.option_groups.map(({ label, options }) => [
    label.text,
    options.map(({ value = '' }) => value),
  ]);
}

export const many = <Item>(count: number, itemOf: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => itemOf(index));

/** 200 groups of 25 agents. */
export const LARGE = directoryOf({
  groups: many(200, (id) => ({ id: id + 1, name: `Team ${id + 1}` })),
  agents: many(5_000, (index) => ({
    mail: `agent${index}@example.com`,
    name: `Agent ${index}`,
    groups: [Math.floor(index / 25) + 1],
  })),
});
