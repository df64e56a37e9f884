import { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Fields, isFields, parseJson } from '../../sandbox/kit/fields';
import { type LocalServer, startLocalServer } from '../../sandbox/kit/local-server';
import { createAccounts } from '../../src/directory/accounts';
import type { ContactRequest, Submission } from '../../src/domain/contact-request';
import type { Directory } from '../../src/domain/directory';
import { createInFlight } from '../../src/listeners/in-flight';
import type { ListenerParts } from '../../src/listeners/parts';
import { registerListeners } from '../../src/listeners/register';
import type { FormMemory } from '../../src/slack/ids';
import { writeFormMemory } from '../../src/slack/ids';
import type { Lookup } from '../../src/slack/people-lookups';
import { createPickers } from '../../src/slack/pickers';
import { textsFor } from '../../src/texts/catalogue';
import type {
  Accepted,
  Changed,
  ContactWorkflow,
  Presser,
} from '../../src/workflow/contact-workflow';
import type { SessionPressed } from '../../src/workflow/follow/session-press';
import { keepDefaults } from '../../src/workflow/keep-defaults';
import type { ButtonPress, FoundPressed, Pressed } from '../../src/workflow/press';
import { QUIET } from '../slack/kit';
import { ManualClock } from '../support/manual-clock';
import { MemoryConversationDefaults } from '../support/memory-conversation-defaults';
import { aRequest } from '../support/requests';
import { RecordingLog } from '../support/store-support';

export const en = textsFor('en');
export const PRESS = { requestId: 'request-1', revision: 2 };

/** A workflow that answers as it is told and says what it was asked. */
class FakeWorkflow implements ContactWorkflow {
  readonly calls: unknown[][] = [];
  onAccept: () => Promise<Accepted> = async () => ({ kind: 'saved' });
  onPress: () => Promise<Pressed> = async () => ({ kind: 'started', request: aRequest() });
  onChange: () => Promise<Changed> = async () => ({ kind: 'started', request: aRequest() });
  onSession: () => Promise<SessionPressed> = async () => ({ kind: 'done', request: aRequest() });
  onFind: () => Promise<FoundPressed> = async () => ({ kind: 'found', request: aRequest() });
  readonly #order: string[];

  constructor(order: string[]) {
    this.#order = order;
  }

  accept = (submission: Submission) => this.#asked('accept', this.onAccept, submission);
  press = (press: ButtonPress, presser: Presser) =>
    this.#asked('press', this.onPress, press, presser);
  findPressed = (press: ButtonPress) => this.#asked('findPressed', this.onFind, press);
  change = (press: ButtonPress, submission: Submission) =>
    this.#asked('change', this.onChange, press, submission);
  refresh = (requestId: string, presser: Presser) =>
    this.#asked('refresh', this.onSession, requestId, presser);
  endSession = (requestId: string, presser: Presser) =>
    this.#asked('endSession', this.onSession, requestId, presser);
  start = () => undefined;
  stop = async () => undefined;

  async #asked<T>(name: string, answer: () => Promise<T>, ...args: unknown[]): Promise<T> {
    this.#order.push(name);
    this.calls.push([name, ...args]);
    const answered = await answer();
    this.#order.push(`${name} done`);
    return answered;
  }
}

/** The listeners in a real Bolt app, between fake parts; everything notes its turn in `order`. */
export class ListenerTest {
  readonly order: string[] = [];
  readonly acks: unknown[] = [];
  readonly forms: ModalView[] = [];
  readonly triggers: string[] = [];
  readonly replies: Fields[] = [];
  readonly errors: Error[] = [];
  readonly log = new RecordingLog();
  readonly workflow = new FakeWorkflow(this.order);
  readonly inFlight = createInFlight();
  readonly defaults = new MemoryConversationDefaults();
  readonly clock = new ManualClock();
  wanted = 0;
  /** What Desk has listed. */
  directory: Directory | undefined;
  /** What is known of people's addresses, and what Slack answers about the others. */
  readonly known = new Map<string, Lookup>();
  onLookUp: () => Promise<Lookup> = async () => ({ kind: 'nobody' });
  onRedraw: () => boolean = () => true;
  /** The customer service accounts in the settings. */
  configured: readonly string[] | undefined;
  /** What the forms' looks were told. */
  readonly looks: object[] = [];
  /** Whose other requests were asked for. */
  readonly asked: object[] = [];
  lately: () => Promise<readonly ContactRequest[]> | readonly ContactRequest[] = () => [];
  opens: 'opened' | 'unread' | 'repeated' | 'notOpened' = 'opened';
  onDoctor: ListenerParts['doctor'] = async () => [];
  replyStatus = 200;
  readonly app: App;
  #server: LocalServer | undefined;

  constructor(accounts: readonly string[] = ['@one', '@two']) {
    this.configured = accounts;
    this.app = new App({
      receiver: {
        init: () => undefined,
        start: async () => undefined,
        stop: async () => undefined,
      },
      logger: QUIET,
      token: 'xoxb-1',
      botId: 'B1',
      botUserId: 'UB1',
      tokenVerificationEnabled: false,
      deferInitialization: true,
      convoStore: false,
    });
    this.app.use(this.inFlight.middleware);
    this.app.error(async (error) => void this.errors.push(error));
    registerListeners(this.app, {
      workflow: this.workflow,
      forms: {
        open: async (triggerId, view) => {
          this.order.push('openForm');
          this.triggers.push(triggerId);
          this.forms.push(view);
          if (this.opens === 'unread') return { kind: 'opened', form: undefined };
          return this.opens === 'opened'
            ? { kind: 'opened', form: { id: 'V0001', hash: `${this.forms.length}` } }
            : { kind: this.opens };
        },
        redraw: async ({ id }, view) => {
          this.order.push('redrawForm');
          if (!this.onRedraw()) return undefined;
          this.forms.push(view);
          return { id, hash: `${this.forms.length}` };
        },
      },
      texts: en,
      accounts: {
        offered: (kept) => this.#accounts().offered(kept),
        accepts: (account) => this.#accounts().accepts(account),
      },
      directory: {
        latest: () => this.directory,
        wanted: () => {
          this.wanted += 1;
        },
      },
      pickers: createPickers(() => this.directory, en.choices),
      people: {
        knownMailOf: (person) => this.known.get(person),
        lookUpMailOf: () => {
          this.order.push('lookUp');
          return this.onLookUp();
        },
      },
      defaults: keepDefaults({ store: this.defaults, clock: this.clock, log: this.log }),
      customers: {
        lately: async (customer, own) => {
          this.asked.push({ customer, own });
          return this.lately();
        },
      },
      looks: {
        opened: async (form, prefill, memory) => {
          this.looks.push({ form, prefill, memory });
          return form;
        },
        changed: (change) => void this.looks.push(change),
        submitted: (formId) => void this.looks.push({ submitted: formId }),
        stop: () => undefined,
      },
      doctor: () => {
        this.order.push('doctor');
        return this.onDoctor();
      },
      log: this.log,
    });
  }

  #accounts() {
    return createAccounts(this.configured, () => this.directory);
  }

  async start(): Promise<void> {
    this.#server = await startLocalServer((_, body, response) => {
      const reply = parseJson(body);
      if (isFields(reply)) this.replies.push(reply);
      this.order.push('reply');
      response.writeHead(this.replyStatus).end();
    });
    await this.app.init();
  }

  async stop(): Promise<void> {
    await this.#server?.refuse();
  }

  get responseUrl(): string {
    return `${this.#server?.url}/response/1`;
  }

  /** Resolves when every listener is done with the payload. */
  deliver(body: Fields): Promise<void> {
    const ack = async (answer?: unknown) => {
      this.order.push('ack');
      this.acks.push(answer);
    };
    return this.app.processEvent({ body, ack });
  }

  command(text: string): Promise<void> {
    return this.deliver({
      command: '/contact-customer',
      text,
      user_id: 'U0001',
      channel_id: 'C0001',
      team_id: 'T0001',
      trigger_id: 'trigger-1',
      response_url: this.responseUrl,
    });
  }

  press(actionId: string, value: string | undefined = 'request-1:2'): Promise<void> {
    return this.deliver({
      type: 'block_actions',
      team: { id: 'T0001', domain: 'team' },
      user: { id: 'U0001', team_id: 'T0001' },
      channel: { id: 'C0001', name: 'general' },
      container: { type: 'message', message_ts: '1.000001', channel_id: 'C0001' },
      trigger_id: 'trigger-1',
      response_url: this.responseUrl,
      actions: [{ type: 'button', action_id: actionId, block_id: 'remedies', value }],
    });
  }

  /** Submits a form with these texts and this memory. */
  submit(
    callbackId: 'contact_form' | 'change_form' | 'defaults_form',
    texts: Readonly<Record<string, string>>,
    memory: FormMemory = { conversation: 'C0001', account: '@one' },
  ): Promise<void> {
    const values = Object.fromEntries(
      Object.entries(texts).map(([id, value]) => [
        id,
        { [id]: { type: 'plain_text_input', value } },
      ]),
    );
    return this.deliver({
      type: 'view_submission',
      team: { id: 'T0001', domain: 'team' },
      user: { id: 'U0001', team_id: 'T0001' },
      trigger_id: 'trigger-1',
      view: {
        id: 'V0001',
        hash: '1.a',
        blocks: this.forms.at(-1)?.blocks ?? [],
        type: 'modal',
        callback_id: callbackId,
        private_metadata: writeFormMemory(memory),
        state: { values },
      },
      response_urls: [],
    });
  }
}

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Lets everything run that waits for nothing outside. */
export async function turns(count = 10): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((done) => setImmediate(done));
}

/** A test of the listeners for each `it` of a suite. */
export function useListeners(accounts?: readonly string[]): () => ListenerTest {
  let test: ListenerTest;
  beforeEach(async () => {
    test = new ListenerTest(accounts);
    await test.start();
  });
  afterEach(() => test.stop());
  return () => test;
}
