import { randomInt, randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { createDesk } from './desk/create-desk';
import type { Desk } from './desk/desk';
import { createAccounts } from './directory/accounts';
import { createDeskDirectory, type DeskDirectory } from './directory/desk-directory';
import { noticeOutdated } from './directory/notice-outdated';
import type { RequestLog } from './domain/log';
import { healthRoutes, remembered } from './health';
import { createFormLooks, type FormLooks } from './listeners/form-looks';
import { createInFlight } from './listeners/in-flight';
import type { ListenerParts } from './listeners/parts';
import { registerListeners } from './listeners/register';
import type { Settings } from './settings';
import { createAnnouncer } from './slack/announcer';
import {
  createMessageClient,
  createPeopleClient,
  createViewClient,
  type SlackAccess,
} from './slack/clients';
import { createSlackConnection, type SlackConnection, type SlackMode } from './slack/connection';
import { createForms } from './slack/forms';
import { createPeople } from './slack/people';
import { createPickers } from './slack/pickers';
import { createSdkLogger } from './slack/sdk-logger';
import type { Bot } from './start-checks';
import type { OpenStore } from './store/open-store';
import type { RequestStore } from './store/request-store';
import { systemClock } from './system-clock';
import type { Texts } from './texts/texts';
import { type ContactWorkflow, createContactWorkflow } from './workflow/contact-workflow';
import { createCustomerLooks } from './workflow/customer-looks';
import { keepDefaults } from './workflow/keep-defaults';

/** A probe waits for the disk, as a request does, and anybody may ask for it. */
const STORE_PROBE_COUNTS_MS = 2_000;

/** Everything that runs and has to be stopped, in the order of the stop. */
export interface RunningParts {
  readonly inFlight: ReturnType<typeof createInFlight>;
  readonly connection: SlackConnection;
  readonly workflow: ContactWorkflow;
  readonly directory: DeskDirectory;
  readonly looks: FormLooks;
  readonly desk: Desk;
  readonly store: RequestStore;
}

/** What the settings have led to, and what is to be made of it. */
export interface Given {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly bot: Bot;
  readonly store: OpenStore;
  readonly log: RequestLog;
}

/** Every part of the app, and what each is given. Nothing runs yet. */
export function compose(given: Given): RunningParts {
  const { settings, bot, store, log } = given;
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, PORT: port } = settings;
  const access: SlackAccess = { apiUrl, botToken, logger: createSdkLogger(log) };
  const client = createMessageClient(access);
  const desk = deskOf(given);
  const pickers = createPickers(() => directory.latest(), given.texts.choices);
  const directory: DeskDirectory = createDeskDirectory({
    ...{ lists: desk.lists, clock: systemClock, log },
    prepare: pickers.prepare,
  });
  const workflow = workflowOf(given, { client, desk, directory });
  const routes = healthRoutes({
    slack: () => connection.isConnected(),
    store: remembered(() => store.probe(systemClock.now()).then(() => true), STORE_PROBE_COUNTS_MS),
  });
  const connection = createSlackConnection(
    { ...access, mode: modeOf(settings), port, routes, bot },
    client,
    systemClock,
  );
  const inFlight = createInFlight();
  connection.app.use(inFlight.middleware);
  connection.app.error(async (error) => log.error({ error }, 'listener failed'));
  const forms = formPartsOf(given, { access, desk, directory });
  registerListeners(connection.app, { ...forms, workflow, directory, pickers });
  return { inFlight, connection, workflow, directory, looks: forms.looks, desk, store };
}

/** Socket Mode where there is a token for it. */
export function modeOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET = '' }: Settings): SlackMode {
  return SLACK_APP_TOKEN === undefined
    ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET }
    : { kind: 'socket', appToken: SLACK_APP_TOKEN };
}

function deskOf({ settings, log }: Given): Desk {
  return createDesk(
    {
      url: settings.DESK_URL,
      sdkAppId: settings.DESK_SDKAPPID,
      secretKey: settings.DESK_SECRET_KEY,
      admin: settings.DESK_ADMIN,
    },
    { clock: systemClock, log, randomUint32: () => randomInt(2 ** 32) },
  );
}

interface WorkflowNeeds {
  readonly client: WebClient;
  readonly desk: Desk;
  readonly directory: DeskDirectory;
}

function workflowOf(
  { texts, bot, store, log }: Given,
  { client, desk, directory }: WorkflowNeeds,
): ContactWorkflow {
  return createContactWorkflow({
    store,
    desk: { ...desk, contactCustomer: noticeOutdated(desk, directory) },
    announcer: createAnnouncer({ client, texts, botName: bot.name, log }),
    clock: systemClock,
    log,
    newId: randomUUID,
    random: Math.random,
  });
}

interface FormNeeds {
  readonly access: SlackAccess;
  readonly desk: Desk;
  readonly directory: DeskDirectory;
}

/** What the listeners need to draw forms and to keep what they begin with. */
function formPartsOf(
  { settings, texts, store, log }: Given,
  { access, desk, directory }: FormNeeds,
): Omit<ListenerParts, 'workflow' | 'directory' | 'pickers'> {
  const overrides = settings.AGENT_ADDRESSES;
  const peopleClient = createPeopleClient(access);
  const forms = createForms(createViewClient(access), log);
  const accounts = createAccounts(settings.DESK_ACCOUNT, directory.latest);
  const customers = createCustomerLooks({ store, desk, clock: systemClock, log });
  const offers = (account: string | undefined) => ({
    accounts: accounts.offered(account),
    directory: directory.latest(),
  });
  return {
    forms,
    accounts,
    customers,
    looks: createFormLooks({ forms, customers, offers, texts, clock: systemClock, log }),
    people: createPeople({ client: peopleClient, overrides, clock: systemClock, log }),
    defaults: keepDefaults({ store: store.conversationDefaults, clock: systemClock, log }),
    texts,
    log,
  };
}
