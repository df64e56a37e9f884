import type { ModalView } from '@slack/types';
import type { Directory } from '../domain/directory';
import type { OpenForm } from '../slack/forms';
import type { FormMemory } from '../slack/ids';
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
