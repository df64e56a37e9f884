import type { Clock } from '../domain/clock';
import type { FormDefaults, KnownDefaults } from '../domain/conversation-defaults';
import type { Log } from '../domain/log';
import type { ConversationDefaults } from '../store/conversation-defaults';
import { inTime } from './deadline';

/** What conversations' forms begin with, as far as the store tells in time. It never rejects. */
export interface KeptDefaults {
  /** Within 300 ms: nobody waits longer for a form that is as useful without. */
  of(conversation: string): Promise<KnownDefaults>;
  /** Replaces what is set, within 2 s. `by`: a Slack user ID. */
  save(conversation: string, defaults: FormDefaults, by: string): Promise<DefaultsSaved>;
}

/** `notSaved`: unknown whether it was; saving the same again is safe. */
type DefaultsSaved = { readonly kind: 'saved' } | { readonly kind: 'notSaved' };

export interface KeptDefaultsParts {
  readonly store: ConversationDefaults;
  readonly clock: Clock;
  readonly log: Log;
}

/** A trigger expires after 3 s (docs.slack.dev/surfaces/modals), and Slack needs most of them. */
const READ_WITHIN_MS = 300;
/** Slack waits 3 s for the ack; the form must stay open when the store takes longer than this. */
const SAVE_WITHIN_MS = 2_000;

export function keepDefaults({ store, clock, log }: KeptDefaultsParts): KeptDefaults {
  return {
    async of(conversation) {
      try {
        const read = await inTime(clock, store.of(conversation), READ_WITHIN_MS);
        if (read.kind === 'inTime') {
          return read.value ? { kind: 'set', defaults: read.value } : { kind: 'none' };
        }
        log.warn({ conversation }, 'defaults not read in time');
      } catch (error) {
        log.error({ conversation, error }, 'defaults not read');
      }
      return { kind: 'unread' };
    },
    async save(conversation, defaults, by) {
      try {
        const saving = store.save(conversation, { ...defaults, setBy: by, setAt: clock.now() });
        const saved = await inTime(clock, saving, SAVE_WITHIN_MS);
        if (saved.kind === 'inTime') {
          log.info({ conversation, by, ...defaults }, 'defaults saved');
          return { kind: 'saved' };
        }
        log.warn({ conversation, by }, 'defaults not saved in time');
      } catch (error) {
        log.error({ conversation, by, error }, 'defaults not saved');
      }
      return { kind: 'notSaved' };
    },
  };
}
