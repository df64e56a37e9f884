import { type InferType, object, string } from 'yup';
import { assertNever } from '../domain/assert-never';
import type { Directory } from '../domain/directory';
import type { Lookup } from './people-lookups';

/** What became of the person in Slack who was named as the agent; `person`: their user ID. */
export type Teammate =
  | { readonly kind: 'lookingUp'; readonly person: string }
  /** `mail`: the address in Desk, as Desk spells it; it is filled in as the agent. */
  | { readonly kind: 'filledIn'; readonly person: string; readonly mail: string }
  /** Desk lists agents, and none with this address. */
  | { readonly kind: 'notListed'; readonly person: string; readonly mail: string }
  | { readonly kind: 'notFound'; readonly person: string }
  | { readonly kind: 'missingScope'; readonly person: string };

/** Who that is in Desk. `found`: undefined where Slack is still to be asked. */
export function teammateOf(
  person: string,
  found: Lookup | undefined,
  directory: Directory | undefined,
): Teammate {
  if (found === undefined) return { kind: 'lookingUp', person };
  switch (found.kind) {
    case 'found':
      return inDesk(person, found.value, directory?.agents ?? []);
    case 'nobody':
    case 'notAnswered':
      return { kind: 'notFound', person };
    case 'missingScope':
      return { kind: 'missingScope', person };
    default:
      return assertNever(found);
  }
}

function inDesk(person: string, mail: string, agents: Directory['agents']): Teammate {
  if (agents.length === 0) return { kind: 'filledIn', person, mail };
  const wanted = mail.toLowerCase();
  const agent = agents.find((each) => each.mail.toLowerCase() === wanted);
  return agent === undefined
    ? { kind: 'notListed', person, mail }
    : { kind: 'filledIn', person, mail: agent.mail };
}

const KINDS = ['lookingUp', 'filledIn', 'notListed', 'notFound', 'missingScope'] as const;

/** A teammate as a form remembers it. */
export const teammateSchema = object({
  kind: string().oneOf(KINDS).required(),
  person: string().required(),
  mail: string().when('kind', ([kind], mail) => (hasMail(kind) ? mail.required() : mail)),
}).default(undefined);

export function readTeammate(memory: InferType<typeof teammateSchema>): Teammate | undefined {
  if (memory === undefined) return undefined;
  const { kind, person, mail = '' } = memory;
  return hasMail(kind) ? { kind, person, mail } : { kind, person };
}

function hasMail(kind: Teammate['kind']): kind is 'filledIn' | 'notListed' {
  return kind === 'filledIn' || kind === 'notListed';
}
