import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Submission } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import { contactForm } from '../slack/form';
import { readFormSight } from '../slack/form-sight';
import type { OpenForm } from '../slack/forms';
import { type FormMemory, readFormMemory } from '../slack/ids';
import { type Teammate, teammateOf } from '../slack/teammate';
import type { ListenerParts } from './parts';

type LookupParts = Pick<ListenerParts, 'people' | 'forms'>;

/** An open form, and what it remembers. */
interface RememberedForm {
  readonly form: OpenForm;
  readonly memory: FormMemory;
}

/** An open form and how to draw it anew. */
interface DrawnForm extends RememberedForm {
  /** What Desk listed when it was drawn. */
  readonly directory: Directory | undefined;
  readonly draw: (memory: FormMemory) => ModalView;
}

/** Who a person in Slack is in Desk, as far as that is known without waiting. */
export function knownTeammate(
  { people }: Pick<LookupParts, 'people'>,
  person: string,
  directory: Directory | undefined,
): Teammate {
  return teammateOf(person, people.knownMailOf(person), directory);
}

/**
 * Asks Slack for the teammate that the form is looking up, and redraws the form with the answer.
 * Gives the form as it is then, with its new hash and memory; undefined where it could not be redrawn, because
 * it has been closed or redrawn by somebody else since.
 */
export async function lookUpTeammate(
  { people, forms }: LookupParts,
  { form, memory, directory, draw }: DrawnForm,
): Promise<RememberedForm | undefined> {
  if (memory.teammate?.kind !== 'lookingUp') return { form, memory };
  const { person } = memory.teammate;
  const teammate = teammateOf(person, await people.lookUpMailOf(person), directory);
  const remembered = { ...memory, teammate };
  const redrawn = await forms.redraw(form, draw(remembered));
  return redrawn && { form: redrawn, memory: remembered };
}

/**
 * The form that says who the named teammate is in Desk, where it was submitted without an agent
 * before it could say so: else Desk would choose any agent. Where that is still not known, it asks
 * for the agent. Undefined where there is nothing to say.
 *
 * @throws ValidationError or SyntaxError as `readFormSight` does.
 */
export function teammateBefore(
  parts: Pick<ListenerParts, 'people' | 'accounts' | 'directory' | 'texts'>,
  { target }: Submission,
  body: ViewSubmitAction,
): ModalView | undefined {
  const named = readFormMemory(body.view.private_metadata).teammate;
  if (named?.kind !== 'lookingUp' || target.agent !== undefined) return undefined;
  const { person } = named;
  const { prefill, memory, notes } = readFormSight(body);
  const directory = parts.directory.latest();
  const known = knownTeammate(parts, person, directory);
  const teammate = known.kind === 'lookingUp' ? ({ kind: 'notFound', person } as const) : known;
  const offers = { accounts: parts.accounts.offered(prefill.account), directory };
  return contactForm(parts.texts, offers, prefill, { ...memory, teammate }, notes);
}
