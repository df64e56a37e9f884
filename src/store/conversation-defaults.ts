import type { SavedDefaults } from '../domain/conversation-defaults';

/**
 * The defaults of Slack conversations on disk. Every method rejects when the disk or the database
 * does not answer, or holds what the app never writes; nothing else is thrown.
 */
export interface ConversationDefaults {
  /** Undefined where nothing is set, or no longer. */
  of(conversation: string): Promise<SavedDefaults | undefined>;
  /**
   * Replaces what is set; of two at once the later one stays. With neither a skill group nor an
   * account nothing is set any more, and who did that and when is kept.
   */
  save(conversation: string, defaults: SavedDefaults): Promise<void>;
}
