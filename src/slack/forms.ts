import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { object, string } from 'yup';
import type { Log } from '../domain/log';
import { errorOf, readSlackFailure } from './slack-failure';

/** A form on somebody's screen, as it was when Slack last said. */
export interface OpenForm {
  readonly id: string;
  /** Changes with every redraw; by it Slack refuses a redraw that another one has overtaken. */
  readonly hash: string;
}

type Opened =
  /** `form`: to redraw it with, where Slack's answer told. */
  | { readonly kind: 'opened'; readonly form: OpenForm | undefined }
  /** This trigger has opened its form before, so there is nothing to say about it. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'notOpened' };

/** The forms on people's screens. No method rejects because of what Slack does. */
export interface Forms {
  open(triggerId: string, view: ModalView): Promise<Opened>;
  /**
   * Redraws an open form; what was typed stays where block_id and action_id do
   * (docs.slack.dev/surfaces/modals). Undefined where it could not be: it has been closed, or
   * redrawn by somebody else since.
   */
  redraw(form: OpenForm, view: ModalView): Promise<OpenForm | undefined>;
}

const answerSchema = object({
  view: object({ id: string().required(), hash: string().required() }).required(),
});

/**
 * `client`: one of its own, which no throttled message can hold up: a trigger expires after 3 s
 * (docs.slack.dev/surfaces/modals).
 */
export function createForms(client: WebClient, log: Log): Forms {
  return {
    async open(triggerId, view) {
      try {
        return {
          kind: 'opened',
          form: formIn(await client.views.open({ trigger_id: triggerId, view })),
        };
      } catch (error) {
        const reason = errorOf(readSlackFailure(error));
        log.warn({ error: reason }, 'form not opened');
        return { kind: reason === 'exchanged_trigger_id' ? 'repeated' : 'notOpened' };
      }
    },
    async redraw({ id, hash }, view) {
      try {
        return formIn(await client.views.update({ view_id: id, hash, view }));
      } catch (error) {
        log.debug({ error: errorOf(readSlackFailure(error)) }, 'form not redrawn');
        return undefined;
      }
    },
  };
}

function formIn(answer: unknown): OpenForm | undefined {
  return answerSchema.isValidSync(answer) ? answer.view : undefined;
}
