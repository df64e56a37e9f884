import { type Fields, isFields } from '../../kit/fields';
import { readView } from '../content';
import type { OpenView } from '../types';
import type { Views } from '../views';

/**
 * Does with a view what the ack of its submission says (docs.slack.dev, "Modals"): an empty ack
 * closes it, `errors` keeps it open. Returns false for an ack that Slack refuses.
 */
export function applySubmissionAck(ack: string | Fields, view: OpenView, views: Views): boolean {
  view.errors = {};
  if (ack === '') {
    views.close(view);
    return true;
  }
  if (!isFields(ack)) return false;
  switch (ack['response_action']) {
    case 'clear':
      views.clear(view);
      return true;
    case 'errors':
      return showErrors(ack['errors'], view);
    case 'update':
    case 'push':
      return showView(ack, view, views);
    default:
      return false;
  }
}

/** Every error belongs to an input block of the view. */
function showErrors(errors: unknown, view: OpenView): boolean {
  if (!isFields(errors) || Object.keys(errors).length === 0) return false;
  const inputs = view.definition.blocks.filter(({ type }) => type === 'input');
  const known = inputs.map(({ block_id }) => block_id);
  const entries = Object.entries(errors);
  if (!entries.every(([id, text]) => known.includes(id) && typeof text === 'string')) return false;
  view.errors = Object.fromEntries(entries.map(([id, text]) => [id, String(text)]));
  return true;
}

function showView(ack: Fields, view: OpenView, views: Views): boolean {
  const read = readView(ack['view']);
  if (read.kind === 'refused') return false;
  if (ack['response_action'] === 'push') return views.push(read.definition, view) !== undefined;
  views.update(view, read.definition);
  return true;
}
