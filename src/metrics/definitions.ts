import type { Registry } from 'prom-client';

/** The module, which is loaded only where something is to be counted. */
export type PromClient = typeof import('prom-client');

export type Metrics = ReturnType<typeof defineMetrics>;

/** Every name of the app's own begins with it. */
export const PREFIX = 'contact_customer_';

/** Seconds. Slack waits 3 s for an ack; an outcome that has to be looked for takes 10 s and more. */
const BUCKETS = {
  ack: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
  call: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  press: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 30, 60, 300],
  write: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
};

/**
 * What is counted as it happens. A label's values are few and known beforehand: none names a person, a
 * customer, an agent, a conversation or an account.
 */
export function defineMetrics(prom: PromClient, registry: Registry) {
  return { ...defineDurations(prom, registry), ...defineCounts(prom, registry) };
}

function defineDurations({ Histogram }: PromClient, registry: Registry) {
  const define = <L extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: L[]
  ) => new Histogram({ name: PREFIX + name, help, buckets, labelNames, registers: [registry] });
  const toCall = 'From a press, or a submission, to the call to Desk.';
  const toShown = 'From a press, or a submission, to the message with the outcome.';
  const desk = 'Calls to Desk, by what came of them.';
  const slack = 'Calls to Slack’s Web API, by what came of them.';
  const write = 'Writes of a request with its event.';
  return {
    ack: define('ack_seconds', 'From Slack’s delivery to the ack.', BUCKETS.ack, 'what', 'result'),
    pressToCall: define('press_to_call_seconds', toCall, BUCKETS.press),
    pressToShown: define('press_to_shown_seconds', toShown, BUCKETS.press),
    deskCall: define('desk_call_seconds', desk, BUCKETS.call, 'command', 'result'),
    slackCall: define('slack_call_seconds', slack, BUCKETS.call, 'method', 'result'),
    storeWrite: define('store_write_seconds', write, BUCKETS.write, 'write', 'result'),
  };
}

function defineCounts({ Counter, Gauge }: PromClient, registry: Registry) {
  const registers = [registry];
  const define = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name: PREFIX + name, help, labelNames, registers });
  const retries = 'Times that Slack did not take a message, to be tried again later.';
  const abandoned = 'Messages that Slack would not take for a day.';
  const outcomes = 'Outcomes of requests, by kind and Desk’s code.';
  const opened = 'Socket Mode connections opened.';
  return {
    outcomes: define('outcomes_total', outcomes, 'kind', 'code'),
    messageRetries: define('message_retries_total', retries),
    messagesAbandoned: define('messages_abandoned_total', abandoned),
    deskRepeats: define('desk_repeats_total', 'Calls to Desk sent once more.', 'reason'),
    socketOpened: define('socket_opened_total', opened),
    socketConnections: new Gauge({
      name: `${PREFIX}socket_connections`,
      help: 'Socket Mode connections of this process.',
      registers,
    }),
  };
}
