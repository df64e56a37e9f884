import type { DeskAgent, Directory, SkillGroup } from '../domain/directory';
import { isSkillGroup } from '../domain/formats';
import { isChoosableMail, isNameless } from './choice-options';
import { type Searchable, searchable } from './choice-search';

export interface IndexedAgent {
  readonly agent: DeskAgent;
  readonly text: Searchable;
}

interface IndexedGroup {
  readonly group: SkillGroup;
  readonly text: Searchable;
}

/** Some agents who stand together. */
export interface Team {
  /** Undefined for the agents that are in no skill group. */
  readonly group: SkillGroup | undefined;
  readonly text: Searchable;
  /** By name. */
  readonly agents: readonly IndexedAgent[];
}

/** A directory, sorted and ready to be searched with every letter that somebody types. */
export interface IndexedDirectory {
  readonly directory: Directory;
  /** By name. */
  readonly groups: readonly IndexedGroup[];
  /** By the skill group's name, also of groups that Desk lists no more; without a group last. */
  readonly teams: readonly Team[];
}

/** Latin names as everywhere, Chinese ones by pinyin, "Group 2" before "Group 10". */
const names = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Sorts a directory once, so that nothing has to be sorted while somebody types. What cannot be
 * submitted, such as an agent whose e-mail address is too long for an option, is left out.
 */
export function indexDirectory(directory: Directory): IndexedDirectory {
  const groups = unique(directory.groups, ({ id }) => id)
    .filter(({ id }) => isSkillGroup(String(id)))
    .sort(byName)
    .map(indexGroup);
  return { directory, groups, teams: teamsOf(groups, agentsOf(directory)) };
}

function agentsOf(directory: Directory): IndexedAgent[] {
  return unique(directory.agents, ({ mail }) => mail)
    .filter(({ mail }) => isChoosableMail(mail))
    .map((agent) => ({ agent, title: isNameless(agent.name) ? agent.mail : agent.name.trim() }))
    .sort((one, other) => names.compare(one.title, other.title))
    .map(({ agent }) => ({ agent, text: searchable(`${agent.name} ${agent.mail}`) }));
}

function teamsOf(groups: readonly IndexedGroup[], agents: readonly IndexedAgent[]): Team[] {
  const listed = new Set(groups.map(({ group }) => group.id));
  const members = new Map<number, IndexedAgent[]>();
  for (const indexed of agents) {
    for (const id of indexed.agent.groups) {
      const others = members.get(id);
      if (others === undefined) members.set(id, [indexed]);
      else others.push(indexed);
    }
  }
  const unlisted = [...members.keys()]
    .filter((id) => !listed.has(id))
    .sort((one, other) => one - other)
    .map((id) => indexGroup({ id, name: '' }));
  const loose = agents.filter(({ agent }) => agent.groups.length === 0);
  return [
    ...[...groups, ...unlisted].map((each) => ({
      ...each,
      agents: members.get(each.group.id) ?? [],
    })),
    { group: undefined, text: searchable(''), agents: loose },
  ];
}

function indexGroup(group: SkillGroup): IndexedGroup {
  return { group, text: searchable(group.name, [group.id]) };
}

/** Nameless ones last. */
function byName(one: SkillGroup, other: SkillGroup): number {
  const nameless = Number(isNameless(one.name)) - Number(isNameless(other.name));
  return nameless || names.compare(one.name.trim(), other.name.trim()) || one.id - other.id;
}

/** The first of all that have the same key. */
function unique<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  const seen = new Set<unknown>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
