import { array, number, string } from 'yup';
import { assertNever } from '../../src/domain/assert-never';
import type { DeskStandIn } from '../desk/desk-stand-in';
import type { Done } from '../desk/people/done';
import { type Handler, handler, Impossible } from './handler';
import type { SessionRequest } from './requests';
import { count, flag, id, nextAnswer, nothing, session, shape, text } from './shapes';

const agent = shape({
  mail: id,
  status: string().oneOf(['online', 'busy', 'break', 'offline'] as const),
  load: count,
  limit: count,
});

const settings = shape({
  contactFeature: flag,
  serviceMode: string().oneOf(['automatic', 'manual'] as const),
  acceptSeconds: number(),
  spelling: string().oneOf(['table', 'sample', 'both'] as const),
});

const account = shape({ id, groups: array(number().integer().required()).required() });

const next = shape({
  answer: nextAnswer,
  command: string().oneOf(['contact_user', 'get_session_state', 'end_session'] as const),
  times: number().integer().min(1),
});

/** What the page can do in Desk. */
export function deskHandlers(desk: DeskStandIn): Readonly<Record<string, Handler>> {
  const { people } = desk;
  return {
    'desk/agent': handler<'desk/agent'>(agent, (change) => done(people.changeAgent(change))),
    'desk/customer': handler<'desk/customer'>(shape({ id: text, name: text }), (who) =>
      done(people.addCustomer(who)),
    ),
    'desk/session': handler<'desk/session'>(session, (what) => done(actOn(what, desk))),
    'desk/settings': handler<'desk/settings'>(settings, (to) => done(people.changeSettings(to))),
    'desk/account': handler<'desk/account'>(account, (to) => done(people.changeAccount(to))),
    'desk/next': handler<'desk/next'>(next, ({ answer, command, times }) => {
      desk.next(answer, {
        ...(command !== undefined && { command }),
        ...(times !== undefined && { times }),
      });
      return {};
    }),
    'desk/forget': handler<'desk/forget'>(nothing, () => {
      desk.forgetNext();
      return {};
    }),
  };
}

function actOn(request: SessionRequest, { people }: DeskStandIn): Done {
  switch (request.action) {
    case 'accept':
      return people.acceptSession(request.id);
    case 'passOn':
      return people.passSessionOn(request.id);
    case 'end':
      return people.endSession(request.id);
    case 'reassign':
      return people.reassignSession(request.id, request.agent);
    case 'begin':
      return people.beginSession(request);
    default:
      return assertNever(request);
  }
}

/** @throws Impossible, with Desk's words, for what nobody could do there. */
function done(result: Done): object {
  if (result.kind === 'refused') throw new Impossible(result.why);
  return {};
}
