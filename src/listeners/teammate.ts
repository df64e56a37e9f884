import type { ModalView } from '@slack/types';
import type { Directory } from '../domain/directory';
import type { OpenForm } from '../slack/forms';
import type { FormMemory } from '../slack/ids';
import { type Teammate, teammateOf } from '../slack/teammate';
import type { ListenerParts } from './parts';

type LookupParts = Pick<ListenerParts, 'people' | 'forms'>;

/** An open form and how to draw it anew. */
export interface DrawnForm {
  readonly form: OpenForm;
  readonly memory: FormMemory;
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
 * Gives the form as it is then, with its new hash; undefined where it could not be redrawn, because
 * it has been closed or redrawn by somebody else since.
 */
export async function lookUpTeammate(
  { people, forms }: LookupParts,
  { form, memory, directory, draw }: DrawnForm,
): Promise<OpenForm | undefined> {
  if (memory.teammate?.kind !== 'lookingUp') return form;
  const { person } = memory.teammate;
  const teammate = teammateOf(person, await people.lookUpMailOf(person), directory);
  return forms.redraw(form, draw({ ...memory, teammate }));
}
