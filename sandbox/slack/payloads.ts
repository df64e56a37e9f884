import type { Fields } from '../kit/fields';
import { formFields } from './form-state';
import type { Conversation, Person } from './options';
import { messageShape, viewShape } from './shapes';
import type { Block, Element, Message, OpenView } from './types';
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
    channel_name: conversation.kind === 'private' ? 'privategroup' : conversation.name,
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
    trigger_id: occasion.triggerId,
    view: viewShape(view),
    response_urls: responseUrls,
  };
}

/** docs.slack.dev, "view_closed payload". */
export function closedPayload(occasion: Occasion, view: OpenView): Fields {
  return { type: 'view_closed', ...about(occasion), view: viewShape(view), is_cleared: false };
}

/** A button somebody pressed, in its block. */
export interface Pressed {
  readonly block: Block;
  readonly element: Element;
  readonly actionTs: string;
}

/** A press in a message (docs.slack.dev, "block_actions payload"); an ephemeral one is not shown. */
export function messagePressPayload(
  occasion: Occasion,
  message: Message,
  pressed: Pressed,
  responseUrl: string,
): Fields {
  const { id, name } = occasion.conversation;
  const isEphemeral = message.visibleTo !== undefined;
  return {
    type: 'block_actions',
    ...about(occasion),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: id,
      is_ephemeral: isEphemeral,
    },
    trigger_id: occasion.triggerId,
    channel: { id, name },
    ...(isEphemeral ? {} : { message: messageShape(message) }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [actionOf(pressed)],
  };
}

/** A press in a modal. */
export function viewPressPayload(occasion: Occasion, view: OpenView, pressed: Pressed): Fields {
  return {
    type: 'block_actions',
    ...about(occasion),
    container: { type: 'view', view_id: view.id },
    trigger_id: occasion.triggerId,
    view: viewShape(view),
    actions: [actionOf(pressed)],
  };
}

/** The button with this action_id among the blocks, wherever it stands. */
export function findButton(
  blocks: readonly Block[],
  actionId: string,
): Omit<Pressed, 'actionTs'> | undefined {
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

function actionOf({ block, element, actionTs }: Pressed): Fields {
  const { confirm: _, ...shown } = element;
  return { ...shown, block_id: block.block_id, action_ts: actionTs };
}

function about({ person }: Occasion): Fields {
  const { id, name } = person;
  return {
    team: { id: IDS.team, domain: IDS.teamDomain },
    user: { id, username: name, name, team_id: IDS.team },
    api_app_id: IDS.app,
    token: IDS.verification,
    enterprise: null,
    is_enterprise_install: false,
  };
}
