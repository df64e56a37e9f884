import type { Fields } from '../kit/fields';
import type { Delivery } from './delivery';
import type { FieldValue } from './form-state';
import type { Option } from './types';
import type { DeliverOptions } from './wire/transport';

/** What a person typed, and where. */
export interface TypedCommand extends DeliverOptions {
  readonly text: string;
  readonly user: string;
  readonly channel: string;
  /** Default `/contact-customer`. */
  readonly command?: string;
}

/** What a person sends with the composer: words, or a slash command. */
export interface TypedText extends DeliverOptions {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  /** The `ts` of a message, in whose thread it is sent. */
  readonly threadTs?: string | undefined;
}

/** What a person puts into a form before pressing its submit button. */
export interface FilledForm extends DeliverOptions {
  /** By block_id or action_id; what is left out keeps what the form holds. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** Who submits; nobody but the person who sees the modal can. Default that person. */
  readonly user?: string;
  /** Put into the form's conversation select. */
  readonly conversation?: string;
  /** Sends even what Slack's own client would not, as a forged request does. */
  readonly force?: boolean;
}

/** Who presses a button, or makes a choice. */
export interface Press extends DeliverOptions {
  readonly user: string;
}

/** What came of something a person did. */
export interface Reaction {
  /** The HTTP status, 200 for an acked envelope; undefined without an ack in time. */
  readonly status: number | undefined;
  readonly ackBody: string | Fields;
  /** How long until the ack, or until Slack gave up. */
  readonly ms: number;
  readonly timedOut: boolean;
  /** Slack's own error, where the person sees one. */
  readonly personSees: string | undefined;
  /** Every copy that was sent; none when Slack's client held the form back. */
  readonly deliveries: readonly Delivery[];
}

export interface CommandReaction extends Reaction {
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** What an external select offers. */
export interface SuggestReaction extends Reaction {
  /** Without a label where the app gave no groups. */
  readonly groups: readonly { readonly label?: string; readonly options: readonly Option[] }[];
}

export interface SubmitReaction extends Reaction {
  /** What Slack's client complained about by block_id, so that nothing was sent. */
  readonly clientErrors: Readonly<Record<string, string>>;
}

/** The reaction to the first of the copies; `personSees` is what Slack says about it, if anything. */
export function reactionTo(deliveries: readonly Delivery[], personSees?: string): Reaction {
  const [first] = deliveries;
  return {
    status: first?.status,
    ackBody: first?.ackBody ?? '',
    ms: first?.ms ?? 0,
    timedOut: first?.timedOut ?? false,
    personSees,
    deliveries,
  };
}
