import type { DeskAgent, Directory, SkillGroup } from '../domain/directory';
import { isSkillGroup } from '../domain/formats';
import { isChoosableMail, isNameless } from './choice-options';
import { type Searchable, searchable } from './choice-search';
import { atOnce, eachOf, type Steps, sorted } from './steps';

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
  return atOnce(indexingSteps(directory));
}

/** The same a slice at a time: 20,000 agents take some tenths of a second. */
export function* indexingSteps(directory: Directory): Steps<IndexedDirectory> {
  const listed = unique(directory.groups, ({ id }) => id);
  const valid = listed.filter(({ id }) => isSkillGroup(String(id)));
  const groups = (yield* sorted(valid, byName)).map(indexGroup);
  const agents = yield* agentsOf(directory);
  return { directory, groups, teams: yield* teamsOf(groups, agents) };
}

function* agentsOf(directory: Directory): Steps<readonly IndexedAgent[]> {
  const titled: { agent: DeskAgent; title: string }[] = [];
  yield* eachOf(
    unique(directory.agents, ({ mail }) => mail),
    (agent) => {
      const title = isNameless(agent.name) ? agent.mail : agent.name.trim();
      if (isChoosableMail(agent.mail)) titled.push({ agent, title });
    },
  );
  const agents: IndexedAgent[] = [];
  const inOrder = yield* sorted(titled, (one, other) => names.compare(one.title, other.title));
  yield* eachOf(inOrder, ({ agent }) => {
    agents.push({ agent, text: searchable(`${agent.name} ${agent.mail}`) });
  });
  return agents;
}

function* teamsOf(
  groups: readonly IndexedGroup[],
  agents: readonly IndexedAgent[],
): Steps<readonly Team[]> {
  const listed = new Set(groups.map(({ group }) => group.id));
  const members = new Map<number, IndexedAgent[]>();
  yield* eachOf(agents, (indexed) => {
    for (const id of indexed.agent.groups) {
      const others = members.get(id);
      if (others === undefined) members.set(id, [indexed]);
      else others.push(indexed);
    }
  });
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
