import type { Fields } from '../kit/fields';
import type { AppEvent, DeliverOptions, Sent, Transport } from './transport';

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

/** What a delivery needs to know. */
export interface DeliverySettings {
  readonly ackLimitMs: number;
  readonly now: () => number;
  /** Told when an ack comes after all. */
  readonly changed: () => void;
}

/** Whether the app took the payload. */
export function isAcked({ status, timedOut }: Delivery): boolean {
  return status === 200 && !timedOut;
}

/** Delivers as many copies as the options say, all at the same time. */
export function deliver(
  event: AppEvent,
  transport: Transport,
  options: DeliverOptions,
  settings: DeliverySettings,
): Promise<readonly Delivery[]> {
  const copies = Array.from({ length: options.times ?? 1 }, () =>
    deliverOnce(event, transport, options, settings),
  );
  return Promise.all(copies);
}

/**
 * Resolves with the ack, or as soon as the limit is over; an ack that comes later is noted in the
 * delivery and has no other effect.
 */
async function deliverOnce(
  event: AppEvent,
  transport: Transport,
  options: DeliverOptions,
  { ackLimitMs, now, changed }: DeliverySettings,
): Promise<Delivery> {
  const delivery: Delivery = {
    event,
    at: now(),
    status: undefined,
    ackBody: '',
    ms: 0,
    timedOut: false,
    lateAckMs: undefined,
    error: undefined,
  };
  const limit = new AbortController();
  const ended = transport.send(event, options, limit.signal).then((sent) => {
    note(sent, delivery, now());
    changed();
  });
  let timer: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      delivery.timedOut = true;
      limit.abort();
      resolve();
    }, ackLimitMs);
  });
  await Promise.race([ended, gaveUp]);
  clearTimeout(timer);
  delivery.ms = now() - delivery.at;
  return delivery;
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
