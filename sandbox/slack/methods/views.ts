import type { Fields } from '../../kit/fields';
import { readHome, readView, refused } from '../content';
import { homeShape, viewShape } from '../shapes';
import type { OpenView } from '../types';
import type { Workspace } from '../workspace';
import { fail, failWith, type MethodAnswer, type MethodContext, succeed } from './method';

/** `views.open` (docs.slack.dev): a modal, by a trigger. */
export function open(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const read = readView(args['view']);
  if (read.kind === 'refused') return failWith(read);
  if (isTaken(read.definition.external_id, workspace)) return fail('duplicate_external_id');
  const exchange = workspace.triggers.exchange(args['trigger_id']);
  if (exchange.kind === 'refused') return fail(exchange.error);
  return succeed({ view: viewShape(workspace.views.show(read.definition, exchange.origin)) });
}

/** `views.push`: one more modal upon the stack in which the trigger was caused. */
export function push(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const { views, triggers } = workspace;
  const read = readView(args['view']);
  if (read.kind === 'refused') return failWith(read);
  if (isTaken(read.definition.external_id, workspace)) return fail('duplicate_external_id');
  const exchange = triggers.exchange(args['trigger_id']);
  if (exchange.kind === 'refused') return fail(exchange.error);
  const { view } = exchange.origin;
  const top = view === undefined ? undefined : views.stackOf(view).at(-1);
  if (top === undefined) return fail('not_found');
  const pushed = views.push(read.definition, top);
  return pushed === undefined ? fail('push_limit_reached') : succeed({ view: viewShape(pushed) });
}

/** `views.update`: a modal that is open, by its ID or the app's own, guarded by its hash. */
export function update(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const { view_id, external_id, hash } = args;
  const { views } = workspace;
  if (view_id === undefined && external_id === undefined) return fail('invalid_arguments');
  const read = readView(args['view']);
  if (read.kind === 'refused') return failWith(read);
  const view = views.find(view_id) ?? views.findExternal(external_id);
  if (view === undefined) return fail('not_found');
  if (isTaken(read.definition.external_id, workspace, view)) return fail('duplicate_external_id');
  if (hash !== undefined && hash !== view.hash) return fail('hash_conflict');
  views.update(view, read.definition);
  return succeed({ view: viewShape(view) });
}

/** `views.publish`: a person's Home tab, guarded by its hash. */
export function publish(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const { user_id, hash } = args;
  const { homes, people, settings } = workspace;
  const read = readHome(args['view']);
  if (read.kind === 'refused') return failWith(read);
  if (!settings.homeTab) return fail('not_enabled');
  const person = people.get(String(user_id));
  if (person === undefined || person.kind === 'stranger') {
    return failWith(refused('invalid_arguments', ['invalid `user_id`']));
  }
  const before = homes.find(person.id);
  const namesake = homes.findExternal(read.definition.external_id);
  if (namesake !== undefined && namesake !== before) return fail('duplicate_external_id');
  if (hash !== undefined && hash !== before?.hash) return fail('hash_conflict');
  const { id } = workspace.directMessages(person.id);
  return succeed({ view: homeShape(homes.publish(person.id, read.definition, id)) });
}

/** Whether another modal has this `external_id`. */
function isTaken(id: string | undefined, { views }: Workspace, except?: OpenView): boolean {
  const namesake = views.findExternal(id);
  return namesake !== undefined && namesake !== except;
}
