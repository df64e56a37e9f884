import type { Fields } from '../kit/fields';
import type { Timers } from '../kit/timers';
import type { AppEvent, DeliverOptions, Sent, Transport } from './wire/transport';

/** One delivery of one payload to the app. */
export interface Delivery {
  readonly event: AppEvent;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** The HTTP status, 200 for an acked envelope; undefined without an ack in time. */
  status: number | undefined;
  /** The empty string for a bare ack. */
  ackBody: string | Fields;
  /** How long until the ack, or until Slack gave up. */
  ms: number;
  /** No ack within the limit. */
  timedOut: boolean;
  /** How long until an ack that came too late; over HTTP the connection is closed by then. */
  lateAckMs: number | undefined;
  /** How the connection failed, where it did. */
  error: string | undefined;
}

/** How payloads travel: copies of each, and a delay in ms. */
export interface Travel {
  readonly times: number;
  readonly delayMs: number;
}

/** What a delivery needs to know. */
export interface DeliverySettings {
  readonly travel: Travel;
  /** When they are cleared, what is on its way is lost. */
  readonly timers: Pick<Timers, 'after'>;
  readonly ackLimitMs: number;
  readonly now: () => number;
  /** Told when an ack comes after all. */
  readonly changed: () => void;
}

/** Whether the app took the payload. */
export function isAcked({ status, timedOut }: Delivery): boolean {
  return status === 200 && !timedOut;
}

/** Delivers as many copies as the options or the settings say, all at the same time. */
export function deliver(
  event: AppEvent,
  transport: Transport,
  options: DeliverOptions,
  settings: DeliverySettings,
): Promise<readonly Delivery[]> {
  const copies = Array.from({ length: options.times ?? settings.travel.times }, () =>
    deliverOnce(event, transport, options, settings),
  );
  return Promise.all(copies);
}

/**
 * Resolves with the ack, or as soon as the limit is over; an ack that comes later is noted in the
 * delivery and has no other effect. The limit counts from what the person did, the connection's
 * from when the payload was sent.
 */
async function deliverOnce(
  event: AppEvent,
  transport: Transport,
  options: DeliverOptions,
  settings: DeliverySettings,
): Promise<Delivery> {
  const { ackLimitMs, now, changed, travel, timers } = settings;
  const delivery = newDelivery(event, now());
  const connection = new AbortController();
  const abort = (): void => connection.abort();
  const calledOff: (() => void)[] = [];
  const gaveUp = new Promise<void>((resolve) => {
    const giveUp = (): void => {
      delivery.timedOut = true;
      resolve();
    };
    calledOff.push(
      timers.after(ackLimitMs, giveUp),
      timers.after(travel.delayMs + ackLimitMs, abort, abort),
    );
  });
  const ended = sendLater(settings, () => transport.send(event, options, connection.signal)).then(
    (sent) => {
      for (const callOff of calledOff) callOff();
      note(sent, delivery, now());
      changed();
    },
  );
  await Promise.race([ended, gaveUp]);
  delivery.ms = now() - delivery.at;
  return delivery;
}

function sendLater({ travel, timers }: DeliverySettings, send: () => Promise<Sent>): Promise<Sent> {
  if (travel.delayMs === 0) return send();
  return new Promise((resolve) => {
    const lost = () => resolve({ kind: 'lost', error: 'closed' });
    timers.after(travel.delayMs, () => resolve(send()), lost);
  });
}

function newDelivery(event: AppEvent, at: number): Delivery {
  return {
    event,
    at,
    status: undefined,
    ackBody: '',
    ms: 0,
    timedOut: false,
    lateAckMs: undefined,
    error: undefined,
  };
}

function note(sent: Sent, delivery: Delivery, now: number): void {
  if (delivery.timedOut) {
    if (sent.kind === 'acked') delivery.lateAckMs = now - delivery.at;
  } else if (sent.kind === 'acked') {
    delivery.status = sent.status;
    delivery.ackBody = sent.body;
  } else {
    delivery.error = sent.error;
  }
}
