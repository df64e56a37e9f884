import type { OptionGroup, PlainTextOption } from '@slack/types';
import type { ChoiceTexts } from '../texts/texts';
import type { IndexedAgent, IndexedDirectory, Team } from './choice-index';
import { agentOption, agentsLabel, skillGroupOption } from './choice-options';
import {
  eitherHits,
  type Hits,
  hitsOf,
  type Query,
  RANKS,
  rankOf,
  readQuery,
} from './choice-search';

/** Answers a `block_suggestion` with options. */
export interface OptionChoices {
  options: PlainTextOption[];
}

/** Answers a `block_suggestion` with options under labels. */
export interface GroupedChoices {
  option_groups: OptionGroup[];
}

/**
 * How many options an answer has at most
 * (docs.slack.dev/reference/interaction-payloads/block_suggestion-payload).
 */
export const OPTIONS_MAX = 100;

/** How many agents of the chosen skill group come before any other, the rest being for all. */
const CHOSEN_FIRST = 50;

/**
 * The skill groups that `typed` may mean, at most 100: by their names, or by an ID that begins so.
 * Better matches come first, the same ones by name; the value is the ID.
 */
export function skillGroupChoices(
  { groups, directory }: IndexedDirectory,
  typed: string,
  texts: ChoiceTexts,
): OptionChoices {
  const query = readQuery(typed);
  const found = groups.flatMap(({ group, text }) => {
    const rank = rankOf(hitsOf(text, query), query);
    return rank === undefined ? [] : [{ group, rank }];
  });
  const best = found.sort(byRank).slice(0, OPTIONS_MAX);
  return { options: best.map(({ group }) => skillGroupOption(group, directory, texts)) };
}

/**
 * The agents that `typed` may mean, at most 100, under their skill groups: by their own name and
 * e-mail address, or by the group's name or ID; the value is the e-mail address. The group with the
 * ID `chosenGroup` comes first, then the groups that `typed` means, then the others, by name. Each
 * agent stands once, in the first of their groups.
 */
export function agentChoices(
  index: IndexedDirectory,
  typed: string,
  chosenGroup: number | undefined,
  texts: ChoiceTexts,
): OptionChoices | GroupedChoices {
  const query = readQuery(typed);
  const found = findAgents(teamsInOrder(index.teams, query, chosenGroup), query);
  const best = choose(found, chosenGroup);
  const shown = found.flatMap(({ group, matches }) => {
    const options = matches
      .filter((match) => best.has(match))
      .map(({ agent }) => agentOption(agent, index.directory, texts));
    return options.length === 0 ? [] : [{ label: agentsLabel(group, texts), options }];
  });
  return shown.length === 0 ? { options: [] } : { option_groups: shown };
}

interface Match extends Pick<IndexedAgent, 'agent'> {
  readonly rank: number;
}

interface Found extends Pick<Team, 'group'> {
  /** The best first; of each rank no more than can be shown. */
  readonly matches: readonly Match[];
}

function teamsInOrder(teams: readonly Team[], query: Query, chosenGroup: number | undefined) {
  const placeOf = ({ group, text }: Team): number => {
    if (group === undefined) return RANKS + 1;
    return group.id === chosenGroup ? -1 : (rankOf(hitsOf(text, query), query) ?? RANKS);
  };
  return teams
    .map((team) => ({ team, rank: placeOf(team) }))
    .sort(byRank)
    .map(({ team }) => team);
}

function findAgents(teams: readonly Team[], query: Query): Found[] {
  const placed = new Set<IndexedAgent>();
  return teams.map((team) => {
    const ofTeam = hitsOf(team.text, query);
    const byRanks = Array.from({ length: 2 * RANKS }, (): Match[] => []);
    for (const indexed of team.agents) {
      if (placed.has(indexed)) continue;
      const { agent } = indexed;
      const rank = agentRank(hitsOf(indexed.text, query), ofTeam, query);
      if (rank === undefined) continue;
      // Nobody meets an agent of one group again.
      if (agent.groups.length > 1) placed.add(indexed);
      keep({ agent, rank }, byRanks[rank]);
    }
    return { group: team.group, matches: byRanks.flat() };
  });
}

function keep(match: Match, equals: Match[] | undefined): void {
  if (equals !== undefined && equals.length < OPTIONS_MAX) equals.push(match);
}

/** Who is meant by name comes before everybody who is in a group of that name. */
function agentRank(own: Hits, ofTeam: Hits, query: Query): number | undefined {
  const rank = rankOf(own, query);
  if (rank !== undefined) return rank;
  const withTeam = rankOf(eitherHits(own, ofTeam), query);
  return withTeam === undefined ? undefined : withTeam + RANKS;
}

/** The 100 best: of equally good ones each group gives its first, then each its second … */
function choose(found: readonly Found[], chosenGroup: number | undefined): ReadonlySet<Match> {
  const chosen = found.find(({ group }) => group !== undefined && group.id === chosenGroup);
  const best = new Set(chosen?.matches.slice(0, CHOSEN_FIRST));
  for (let rank = 0; rank < 2 * RANKS; rank++) {
    const equals = found.map(({ matches }) => matches.filter((match) => match.rank === rank));
    for (const match of inTurns(equals)) {
      if (best.size === OPTIONS_MAX) return best;
      best.add(match);
    }
  }
  return best;
}

function* inTurns<Item>(lists: readonly (readonly Item[])[]): Generator<Item> {
  for (let turn = 0; lists.some(({ length }) => turn < length); turn++) {
    for (const list of lists) yield* list.slice(turn, turn + 1);
  }
}

function byRank(one: { readonly rank: number }, other: { readonly rank: number }): number {
  return one.rank - other.rank;
}
