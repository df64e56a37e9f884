import type { OptionGroup, PlainTextOption } from '@slack/types';
import type { Directory } from '../domain/directory';
import { isSkillGroup, withoutInvisibles } from '../domain/formats';
import type { ChoiceTexts } from '../texts/texts';
import { type IndexedDirectory, indexDirectory, indexingSteps } from './choice-index';
import { optionOfAgent, optionOfSkillGroup } from './choice-options';
import {
  agentChoices,
  type GroupedChoices,
  OPTIONS_MAX,
  type OptionChoices,
  skillGroupChoices,
} from './choices';
import { plainText } from './plain-text';
import { inSlices } from './steps';

/**
 * Answers what somebody types into one of the form's pickers. What Desk has not listed, but could
 * be, is offered as it was typed: a list that is out of date keeps nobody from asking.
 */
export interface Pickers {
  skillGroups(typed: string): OptionChoices;
  /** `chosenGroup`: the skill group that the form holds; its agents come first. */
  agents(typed: string, chosenGroup: number | undefined): OptionChoices | GroupedChoices;
}

interface Preparing {
  /** Sorts a directory that is about to be the latest, a little at a time, so that nobody waits. */
  prepare(directory: Directory): Promise<void>;
}

/** Answers from the latest directory; one that was not prepared is sorted when somebody types. */
export function createPickers(
  latest: () => Directory | undefined,
  texts: ChoiceTexts,
): Pickers & Preparing {
  const prepared = new WeakMap<Directory, IndexedDirectory>();
  const index = (): IndexedDirectory => {
    const directory = latest() ?? NOTHING_LISTED;
    const indexed = prepared.get(directory) ?? indexDirectory(directory);
    prepared.set(directory, indexed);
    return indexed;
  };
  return {
    skillGroups(typed) {
      const { options } = skillGroupChoices(index(), typed, texts);
      return { options: withTyped(options, typedSkillGroup(plain(typed), texts)) };
    },
    agents(typed, chosenGroup) {
      const found = agentChoices(index(), typed, chosenGroup, texts);
      const own = typedAgent(plain(typed), texts);
      if ('options' in found) return { options: withTyped(found.options, own) };
      const offered = found.option_groups.flatMap(({ options }) => options);
      if (own === undefined || offered.some(({ value }) => value === own.value)) return found;
      return withGroup(found, {
        label: plainText(texts.asTyped),
        options: [own],
      });
    },
    async prepare(directory) {
      prepared.set(directory, await inSlices(indexingSteps(directory)));
    },
  };
}

const NOTHING_LISTED: Directory = {
  groups: [],
  agents: [],
  accounts: [],
  loads: new Map(),
  queues: new Map(),
};

/** The options, and `own` where none of them is the same. */
function withTyped(
  options: PlainTextOption[],
  own: PlainTextOption | undefined,
): PlainTextOption[] {
  if (own === undefined || options.some(({ value }) => value === own.value)) return options;
  return [...options.slice(0, OPTIONS_MAX - 1), own];
}

/** The groups with one more; the last choices make room where there are as many as Slack takes. */
function withGroup({ option_groups: groups }: GroupedChoices, more: OptionGroup): GroupedChoices {
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  const last = groups.at(-1);
  if (count < OPTIONS_MAX || last === undefined) return { option_groups: [...groups, more] };
  const shorter = { ...last, options: last.options.slice(0, -1) };
  const kept = shorter.options.length > 0 ? [shorter] : [];
  return { option_groups: [...groups.slice(0, -1), ...kept, more] };
}

/** An ID as it is meant; names are searched for as they are typed. */
function plain(typed: string): string {
  return withoutInvisibles(typed).trim();
}

function typedSkillGroup(typed: string, texts: ChoiceTexts): PlainTextOption | undefined {
  return isSkillGroup(typed) ? optionOfSkillGroup(Number(typed), undefined, texts) : undefined;
}

function typedAgent(typed: string, texts: ChoiceTexts): PlainTextOption | undefined {
  return optionOfAgent(typed, undefined, texts);
}
