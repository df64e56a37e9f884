import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { createDoctor } from './compose-doctor';
import { formPartsOf } from './compose-forms';
import { sharedPartsOf } from './compose-shared';
import { createDesk } from './desk/create-desk';
import type { Desk } from './desk/desk';
import { createDeskDirectory, type DeskDirectory } from './directory/desk-directory';
import { noticeOutdated } from './directory/notice-outdated';
import { CHECKUP_COUNTS_S } from './domain/checkup';
import type { Clock } from './domain/clock';
import type { Watch } from './domain/observer';
import type { Given } from './given';
import { healthRoutes, type ReadinessChecks, remembered } from './health';
import type { FormLooks } from './listeners/form-looks';
import { createInFlight } from './listeners/in-flight';
import { registerListeners } from './listeners/register';
import { watchDeliveries } from './listeners/watch-deliveries';
import { observeRequests } from './metrics/observed-log';
import { observeStore } from './metrics/observed-store';
import type { Settings } from './settings';
import { createAnnouncer } from './slack/announcer';
import { createMessageClient, createPeopleClient, type SlackAccess } from './slack/clients';
import { createSlackConnection, type SlackConnection, type SlackMode } from './slack/connection';
import { createNotifier } from './slack/notifier';
import { createPeople, type SlackPeople } from './slack/people';
import { createPickers } from './slack/pickers';
import { createSdkLogger } from './slack/sdk-logger';
import type { HeldLease } from './store/held-lease';
import type { RequestStore } from './store/request-store';
import type { Telemetry } from './telemetry';
import { type ContactWorkflow, createContactWorkflow } from './workflow/contact-workflow';
import type { FollowRules } from './workflow/parts';
import { createRetention, type Retention } from './workflow/retention';

/** A probe waits for the disk, as a request does, and anybody may ask for it. */
const STORE_PROBE_COUNTS_MS = 2_000;
const OPEN_COUNTS_MS = 5_000;
/** Nobody looks into what was unconfirmed a day ago. */
const UNCONFIRMED_FOR_MS = 24 * 3_600_000;

/** Everything that runs and has to be stopped, in the order of the stop. */
export interface RunningParts {
  readonly inFlight: ReturnType<typeof createInFlight>;
  readonly connection: SlackConnection;
  readonly workflow: ContactWorkflow;
  readonly directory: DeskDirectory;
  readonly looks: FormLooks;
  readonly retention: Retention;
  readonly desk: Desk;
  readonly store: RequestStore;
  readonly telemetry: Telemetry;
}

/** Every part of the app, and what each is given. Nothing runs yet. */
export function compose(unseen: Given): RunningParts {
  const { telemetry, clock } = unseen;
  const watch: Watch = { observer: telemetry.observer, clock };
  const given: Given = { ...unseen, store: observeStore(unseen.store, watch) };
  const { settings, bot, store, log } = given;
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, PORT: port } = settings;
  const access: SlackAccess = { apiUrl, botToken, logger: createSdkLogger(log), watch };
  const client = createMessageClient(access);
  const desk = deskOf(given);
  const pickers = createPickers(() => directory.latest(), given.texts.choices);
  const { readings, following } = sharedPartsOf(given);
  const directory: DeskDirectory = createDeskDirectory({
    ...{ lists: desk.lists, shared: readings, clock, log },
    prepare: pickers.prepare,
  });
  const people = createPeople({
    ...{ client: createPeopleClient(access), clock, log },
    overrides: settings.AGENT_ADDRESSES,
  });
  const workflow = workflowOf(given, { client, desk, directory, people, following });
  const ready: ReadinessChecks = {
    slack: () => connection.isConnected(),
    store: remembered(() => store.probe(clock.now()).then(() => true), STORE_PROBE_COUNTS_MS),
  };
  telemetry.readFrom({ ready, countOpen: openCounter(store, clock) });
  const routes = [...healthRoutes(ready), ...telemetry.routes];
  const connection = createSlackConnection(
    { ...access, mode: modeOf(settings), port, routes, bot },
    client,
    clock,
  );
  const inFlight = createInFlight();
  watchDeliveries(connection.app, watch);
  connection.app.use(inFlight.middleware);
  connection.app.error(async (error) => log.error({ error }, 'listener failed'));
  const forms = formPartsOf(given, { access, desk, directory, people });
  const doctor = doctorOf(given);
  registerListeners(connection.app, { ...forms, workflow, directory, pickers, doctor });
  const retention = createRetention({
    ...{ store, clock, log, random: Math.random },
    days: settings.RETENTION_DAYS,
  });
  const { looks } = forms;
  return {
    ...{ inFlight, connection, workflow, directory, looks, retention },
    ...{ desk, store, telemetry },
  };
}

/** Socket Mode where there is a token for it. */
export function modeOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET = '' }: Settings): SlackMode {
  return SLACK_APP_TOKEN === undefined
    ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET }
    : { kind: 'socket', appToken: SLACK_APP_TOKEN };
}

/** However often anybody in Slack asks, Slack and Desk are asked once in so long. */
function doctorOf(given: Given) {
  const doctor = createDoctor({ ...given, problems: [], commandCame: true });
  return remembered(doctor, CHECKUP_COUNTS_S * 1_000);
}

/** Whoever reads the figures, and however often, costs the store one look in so long. */
function openCounter(store: RequestStore, clock: Clock) {
  const countOpen = () => store.countOpen(clock.now() - UNCONFIRMED_FOR_MS);
  return remembered(countOpen, OPEN_COUNTS_MS);
}

function deskOf({ settings, log, clock, telemetry }: Given): Desk {
  return createDesk(
    {
      url: settings.DESK_URL,
      sdkAppId: settings.DESK_SDKAPPID,
      secretKey: settings.DESK_SECRET_KEY,
      admin: settings.DESK_ADMIN,
    },
    {
      ...{ clock, log, observer: telemetry.observer },
      randomUint32: () => randomInt(2 ** 32),
    },
  );
}

interface WorkflowNeeds {
  readonly client: WebClient;
  readonly desk: Desk;
  readonly directory: DeskDirectory;
  readonly people: SlackPeople;
  readonly following: HeldLease;
}

function workflowOf(
  { settings, texts, bot, store, clock, log: unseen, telemetry }: Given,
  { client, desk, directory, people, following }: WorkflowNeeds,
): ContactWorkflow {
  const names = directory.latest;
  const log = observeRequests(unseen, telemetry.observer);
  const workspaceUrl = settings.DESK_WORKSPACE_URL;
  return createContactWorkflow({
    store,
    desk: { ...desk, contactCustomer: noticeOutdated(desk, directory) },
    announcer: createAnnouncer({
      ...{ client, texts, names, clock, log },
      botName: bot.name,
    }),
    notifier: createNotifier({ client, texts, names, workspaceUrl }),
    people,
    follow: followRules(settings),
    following,
    clock,
    log,
    newId: randomUUID,
    nextTurn: () => setImmediate(),
    random: Math.random,
  });
}

function followRules({ ACCEPT_ALERT: seconds, TELL_AGENTS }: Settings): FollowRules {
  return {
    acceptAlertMs: seconds === 0 ? undefined : seconds * 1000,
    tellAgents: TELL_AGENTS === 'on',
  };
}
