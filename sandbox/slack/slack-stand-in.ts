import { printLatest } from '../kit/changes';
import { act, pressButton, type Use } from './acts/act';
import { typeCommand } from './acts/command';
import type { InteractionParts } from './acts/interaction';
import { openHome } from './acts/open-home';
import type { Held, Surface } from './acts/place';
import { closeView, submitView } from './acts/submission';
import { type Query, suggest } from './acts/suggest';
import { typeText } from './acts/type';
import type { SlackOptions } from './options';
import type {
  CommandReaction,
  FilledForm,
  Press,
  Reaction,
  SubmitReaction,
  SuggestReaction,
  TypedCommand,
  TypedText,
} from './person';
import { SlackServer } from './slack-server';
import type { HomeView, Message, OpenView } from './types';
import type { DeliverOptions } from './wire/transport';

/**
 * Starts a local Slack: one workspace with one app, its Web API and both ways to deliver to it.
 *
 * @throws Error (EADDRINUSE) when `options.port` is taken.
 */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const slack = new SlackStandIn(options);
  await slack.listen(options.port);
  return slack;
}

/**
 * A Slack in memory, with Slack's rules, and the people who use it. What nobody could do is a
 * `NotPossible`; what the app does wrong is shown to the person as Slack shows it.
 */
export class SlackStandIn extends SlackServer {
  readonly #parts: InteractionParts = {
    workspace: this.workspace,
    deliver: (event, how) => this.deliver(event, how),
    newResponseUrl: (target) => `${this.url}${this.workspace.responseUrls.issue(target)}`,
  };

  /** Every message as it stands now, oldest first; of one conversation where it is named. */
  messages(channel?: string): readonly Message[] {
    return this.workspace.messages.in(channel);
  }

  /** The modals on people's screens, oldest first. */
  get openViews(): readonly OpenView[] {
    return this.workspace.views.open;
  }

  /** The app's Home tab by user ID, for whom the app has published one. */
  get homes(): ReadonlyMap<string, HomeView> {
    return this.workspace.homes.all;
  }

  /** A person sends what they typed with the composer: words, or a slash command. */
  type(typed: TypedText): Promise<Reaction> {
    return this.#announced(typeText(typed, this.#parts));
  }

  /** The app is sent a slash command, wherever that would be typed and whatever its text. */
  command(typed: TypedCommand): Promise<CommandReaction> {
    return this.#announced(typeCommand(typed, this.#parts));
  }

  /** A person fills in a modal and submits it. */
  submit(view: OpenView, form: FilledForm = {}): Promise<SubmitReaction> {
    return this.#announced(submitView(view, form, this.#parts));
  }

  /** A person closes a modal without submitting it. */
  closeView(view: OpenView, options: DeliverOptions = {}): Promise<Reaction> {
    return this.#announced(closeView(view, options, this.#parts));
  }

  /** A person presses a button of a message, a modal or their Home tab. */
  press(on: Held, actionId: string, press: Press): Promise<Reaction> {
    return this.#announced(pressButton(on, actionId, press, this.#parts));
  }

  /** A person presses a button or makes a choice. */
  act(on: Surface | Held, use: Use, press: Press): Promise<Reaction> {
    return this.#announced(act(on, use, press, this.#parts));
  }

  /** A person types into an external select. */
  suggest(on: Surface | Held, query: Query, press: Press): Promise<SuggestReaction> {
    return this.#announced(suggest(on, query, press, this.#parts));
  }

  /** A person opens the app's Home tab. */
  openHome(press: Press): Promise<Reaction> {
    return this.#announced(openHome(press, this.#parts));
  }

  /** The latest modal on a person's screen, as soon as there is one. */
  waitForView(user: string, timeoutMs?: number): Promise<OpenView> {
    const theirs = () => this.openViews.findLast((view) => view.user === user);
    return this.waitFor(theirs, timeoutMs);
  }

  /**
   * Resolves to the first thing that `probe` finds, asked again after every change.
   *
   * @throws Error after `timeoutMs`, with the messages, views, calls and deliveries.
   */
  waitFor<T>(
    probe: (slack: this) => T | undefined | null | false,
    timeoutMs = 5_000,
  ): Promise<Exclude<T, undefined | null | false>> {
    return this.changes.waitFor(
      () => probe(this),
      () => this.describe(),
      timeoutMs,
    );
  }

  /** The latest messages, views, calls and deliveries as text. */
  describe(): string {
    const { openViews, calls, deliveries } = this;
    return printLatest({ messages: this.messages(), openViews, calls, deliveries });
  }

  #announced<T>(doing: Promise<T>): Promise<T> {
    return doing.finally(() => this.changes.announce());
  }
}
