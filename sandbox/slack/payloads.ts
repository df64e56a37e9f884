import type { Fields } from '../kit/fields';
import { formFields } from './form-state';
import type { Conversation, Person } from './options';
import { teamOf } from './people';
import { homeShape, messageShape, viewShape } from './shapes';
import type { Block, Element, HomeView, Message, OpenView } from './types';
import { IDS } from './workspace';

/** What every payload says about who and where. */
export interface Occasion {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly triggerId: string;
}

/** A slash command's form fields (docs.slack.dev, "Slash commands"). */
export function commandPayload(
  { person, conversation, triggerId }: Occasion,
  typed: { readonly command: string; readonly text: string },
  responseUrl: string,
): Fields {
  return {
    token: IDS.verification,
    team_id: IDS.team,
    team_domain: IDS.teamDomain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: typed.text,
    api_app_id: IDS.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** What a submission gives for one field that asks for a `response_url`. */
export interface ResponseUrlOf {
  readonly block_id: string;
  readonly action_id: string;
  readonly channel_id: string;
  readonly response_url: string;
}

/** docs.slack.dev, "view_submission payload". */
export function submissionPayload(
  occasion: Occasion,
  view: OpenView,
  responseUrls: readonly ResponseUrlOf[],
): Fields {
  return {
    type: 'view_submission',
    ...about(occasion),
    // Of whoever submits, unlike elsewhere; whose app it is says the view (slackapi/bolt-python#767).
    team: teamOf(occasion.person),
    trigger_id: occasion.triggerId,
    view: viewShape(view),
    response_urls: responseUrls,
  };
}

/** docs.slack.dev, "view_closed payload". */
export function closedPayload(occasion: Occasion, view: OpenView, isCleared: boolean): Fields {
  return {
    type: 'view_closed',
    ...about(occasion),
    team: teamOf(occasion.person),
    view: viewShape(view),
    is_cleared: isCleared,
  };
}

/** A button pressed or a choice made (docs.slack.dev, "block_actions payload"). */
export function actionsPayload(occasion: Occasion, where: Fields, action: Fields): Fields {
  return {
    type: 'block_actions',
    ...about(occasion),
    ...where,
    trigger_id: occasion.triggerId,
    actions: [action],
  };
}

/** What is typed into a select with external data (docs.slack.dev, "block_suggestion payload"). */
export function suggestionPayload(
  occasion: Omit<Occasion, 'triggerId'>,
  where: Fields,
  asked: { readonly block_id: string; readonly action_id: string; readonly value: string },
): Fields {
  return { type: 'block_suggestion', ...about(occasion), ...where, ...asked };
}

/** Where an element of a message stands; an ephemeral message is not shown. */
export function inMessage(message: Message, conversation: Conversation): Fields {
  const { id } = conversation;
  const isEphemeral = message.visibleTo !== undefined;
  const { ts: message_ts, threadTs } = message;
  return {
    container: {
      type: 'message',
      message_ts,
      channel_id: id,
      is_ephemeral: isEphemeral,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    channel: { id, name: channelName(conversation) },
    ...(isEphemeral ? {} : { message: messageShape(message) }),
  };
}

/** Where an element of a modal stands; `values`: what is filled in. */
export function inModal(view: OpenView, values = view.state): Fields {
  return { container: { type: 'view', view_id: view.id }, view: viewShape(view, values) };
}

/** Where an element of the Home tab stands. */
export function inHome(home: HomeView): Fields {
  return { container: { type: 'view', view_id: home.id }, view: homeShape(home) };
}

/** The button with this action_id among the blocks, wherever it stands. */
export function findButton(
  blocks: readonly Block[],
  actionId: string,
): { readonly block: Block; readonly element: Element } | undefined {
  return blocks
    .flatMap((block) =>
      [block.accessory, ...(block.elements ?? [])].flatMap((element) =>
        element === undefined ? [] : [{ block, element }],
      ),
    )
    .find(({ element }) => element.type === 'button' && element.action_id === actionId);
}

/** The form's conversation selects that ask for a `response_url`. */
export function responseUrlFields(view: OpenView) {
  return formFields(view.definition.blocks).filter(
    ({ block, element }) => block.type === 'input' && element.response_url_enabled === true,
  );
}

/** Payloads keep the name of a private channel to themselves (docs.slack.dev, "Slash commands"). */
function channelName({ kind, name }: Conversation): string {
  return kind === 'private' ? 'privategroup' : name;
}

function about({ person }: Pick<Occasion, 'person'>): Fields {
  const { id, name } = person;
  return {
    team: { id: IDS.team, domain: IDS.teamDomain },
    user: { id, username: name, name, team_id: teamOf(person).id },
    api_app_id: IDS.app,
    token: IDS.verification,
    enterprise: null,
    is_enterprise_install: false,
  };
}
