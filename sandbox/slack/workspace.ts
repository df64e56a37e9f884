import { Homes } from './homes';
import { Messages } from './messages';
import { NotPossible } from './not-possible';
import { Offers } from './offers';
import {
  type Conversation,
  conversationOf,
  DEFAULT_CONVERSATIONS,
  DEFAULT_PEOPLE,
  type Person,
  type SlackOptions,
  type SlackSettings,
  settingsOf,
} from './options';
import { directMessagesId, HOME_TEAM, personOf, sees } from './people';
import { ResponseUrls } from './response-urls';
import { Triggers } from './triggers';
import { Views } from './views';

/** The IDs of the workspace and of the app in it. */
export const IDS = {
  team: HOME_TEAM.id,
  teamDomain: HOME_TEAM.domain,
  app: 'A0STANDIN',
  bot: 'B0STANDIN',
  botUser: 'U0STANDIN',
  /** Slack's deprecated verification token, which real payloads still carry. */
  verification: 'stand-in-verification',
} as const;

/** One workspace with one app in it: everything Slack remembers. */
export class Workspace {
  readonly ids = IDS;
  readonly settings: SlackSettings;
  readonly conversations: Map<string, Conversation>;
  readonly people: ReadonlyMap<string, Person>;
  readonly messages: Messages;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly views = new Views();
  readonly homes = new Homes();
  readonly offers = new Offers();

  constructor(options: SlackOptions) {
    this.settings = settingsOf(options);
    const conversations = (options.conversations ?? DEFAULT_CONVERSATIONS).map(conversationOf);
    this.conversations = new Map(conversations.map((each) => [each.id, each]));
    const people = (options.people ?? DEFAULT_PEOPLE).map(personOf);
    this.people = new Map(people.map((each) => [each.id, each]));
    this.messages = new Messages(this.settings.now);
    this.triggers = new Triggers(this.settings.now);
    this.responseUrls = new ResponseUrls(this.settings.now);
  }

  /** A person's direct messages with the app, which come into being when first needed. */
  directMessages(user: string): Conversation {
    const id = directMessagesId(user);
    const known = this.conversations.get(id);
    if (known !== undefined) return known;
    const opened = conversationOf({
      id,
      name: 'directmessage',
      kind: 'im',
      botIsMember: true,
      members: [user],
    });
    this.conversations.set(id, opened);
    return opened;
  }

  has(scope: string): boolean {
    return this.settings.scopes.includes(scope);
  }

  /** @throws NotPossible when nobody has this user ID. */
  person(user: string): Person {
    const person = this.people.get(user);
    if (person === undefined) throw new NotPossible(`nobody is ${user}`);
    return person;
  }

  /** @throws NotPossible when there is no such conversation. */
  conversation(id: string): Conversation {
    const conversation = this.conversations.get(id);
    if (conversation === undefined) throw new NotPossible(`there is no conversation ${id}`);
    return conversation;
  }

  /**
   * A conversation that somebody has open; their messages with the app may not have begun yet.
   *
   * @throws NotPossible when they cannot see it.
   */
  conversationFor(person: Person, id: string): Conversation {
    const conversation =
      id === directMessagesId(person.id) ? this.directMessages(person.id) : this.conversation(id);
    if (!sees(person, conversation)) throw new NotPossible(`${person.id} does not see ${id}`);
    return conversation;
  }
}
