import { number, string } from 'yup';
import { METHODS } from '../slack/methods/table';
import { NotPossible } from '../slack/not-possible';
import type { Reaction } from '../slack/person';
import type { SlackStandIn } from '../slack/slack-stand-in';
import type { OpenView } from '../slack/types';
import { type Handler, handler, Impossible } from './handler';
import type { Answered } from './requests';
import {
  fault,
  fieldValue,
  fieldValues,
  flag,
  id,
  ids,
  nothing,
  shape,
  surface,
  text,
} from './shapes';

const typed = shape({ user: id, channel: id, text, threadTs: string() });
const submitted = shape({ user: id, view: id, fields: fieldValues });
const element = { on: surface, block_id: id, action_id: id, user: id };
const travel = shape({
  times: number().integer().min(1).max(10).required(),
  delayMs: number().integer().min(0).max(60_000).required(),
});
const conversation = shape({ id, botIsMember: flag, isArchived: flag });
/** What can go wrong. */
const FAILING: ReadonlySet<string> = new Set([...METHODS.keys(), 'response_url']);

const disconnect = shape({
  how: string()
    .oneOf(['refreshOldest', 'refresh', 'cut'] as const)
    .required(),
});

/** What people do in Slack, as the page can do it. */
export function peopleHandlers(slack: SlackStandIn): Readonly<Record<string, Handler>> {
  return {
    'slack/type': handler<'slack/type'>(typed, (what) => answered(slack.type(what))),
    'slack/submit': handler<'slack/submit'>(submitted, async ({ user, view, fields }) => {
      const reaction = await possible(slack.submit(openView(view, slack), { user, fields }));
      return { ...seen(reaction), clientErrors: reaction.clientErrors };
    }),
    'slack/close': handler<'slack/close'>(shape({ user: id, view: id }), ({ user, view }) =>
      answered(slack.closeView(openView(view, slack, user))),
    ),
    'slack/act': handler<'slack/act'>(
      shape({ ...element, value: fieldValue }),
      ({ on, user, ...use }) => answered(slack.act(on, use, { user })),
    ),
    'slack/suggest': handler<'slack/suggest'>(
      shape({ ...element, query: text }),
      async ({ on, user, ...query }) => {
        const reaction = await possible(slack.suggest(on, query, { user }));
        return { ...seen(reaction), groups: reaction.groups };
      },
    ),
    'slack/open-home': handler<'slack/open-home'>(shape({ user: id }), ({ user }) =>
      answered(slack.openHome({ user })),
    ),
  };
}

/** How Slack itself behaves from now on, as the page can change it. */
export function rulesHandlers(slack: SlackStandIn): Readonly<Record<string, Handler>> {
  return {
    'slack/delivery': handler<'slack/delivery'>(travel, (to) => {
      slack.delivery = to;
      return {};
    }),
    'slack/scopes': handler<'slack/scopes'>(shape({ granted: ids }), ({ granted }) => {
      slack.scopes = granted;
      return {};
    }),
    'slack/fail': handler<'slack/fail'>(shape({ method: id, fault }), (how) => {
      if (!FAILING.has(how.method)) throw new Impossible(`There is no method ${how.method}.`);
      slack.fail(how.method, how.fault);
      return {};
    }),
    'slack/heal': handler<'slack/heal'>(nothing, () => {
      slack.heal();
      return {};
    }),
    'slack/conversation': handler<'slack/conversation'>(conversation, ({ id, ...to }) => {
      if (!slack.workspace.conversations.has(id)) throw new Impossible(`There is no ${id}.`);
      slack.changeConversation(id, to);
      return {};
    }),
    'slack/disconnect': handler<'slack/disconnect'>(disconnect, ({ how }) => {
      if (how === 'refreshOldest') slack.refreshOldest();
      else if (how === 'refresh') slack.disconnect();
      else slack.cutConnections();
      return {};
    }),
  };
}

function openView(view: string, slack: SlackStandIn, user?: string): OpenView {
  const found = slack.workspace.views.find(view);
  if (found === undefined || (user !== undefined && found.user !== user)) {
    throw new Impossible('This form is not open any more.');
  }
  return found;
}

async function answered(doing: Promise<Reaction>): Promise<Answered> {
  return seen(await possible(doing));
}

function seen({ personSees }: Reaction): Answered {
  return personSees === undefined ? {} : { personSees };
}

async function possible<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    throw error instanceof NotPossible ? new Impossible(error.message) : error;
  }
}
