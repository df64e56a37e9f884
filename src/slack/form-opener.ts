import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../domain/log';
import { readSlackFailure } from './slack-failure';

/** `repeated`: this trigger has opened its form before, so there is nothing to say about it. */
type Opened = 'opened' | 'repeated' | 'notOpened';

/** Opens a form. Never rejects because of what Slack does. */
export type FormOpener = (triggerId: string, view: ModalView) => Promise<Opened>;

/**
 * `client`: one of its own, which no throttled message can hold up: a trigger expires after 3 s
 * (docs.slack.dev/surfaces/modals).
 */
export function createFormOpener(client: WebClient, log: Log): FormOpener {
  return async (triggerId, view) => {
    try {
      await client.views.open({ trigger_id: triggerId, view });
      return 'opened';
    } catch (error) {
      const failure = readSlackFailure(error);
      const reason = failure.kind === 'rateLimited' ? 'ratelimited' : failure.error;
      log.warn({ error: reason }, 'form not opened');
      return reason === 'exchanged_trigger_id' ? 'repeated' : 'notOpened';
    }
  };
}
