import type { SavedDefaults } from '../../src/domain/conversation-defaults';
import type { ConversationDefaults } from '../../src/store/conversation-defaults';

/** Keeps defaults as the SQL store does, in memory. Without hooks every effect is immediate. */
export class MemoryConversationDefaults implements ConversationDefaults {
  readonly #saved = new Map<string, SavedDefaults>();
  /** What happens before an answer; what it throws is the answer. */
  beforeRead: (() => Promise<void> | void) | undefined;
  /** What happens before a write; what it throws is the write's failure, and nothing is written. */
  beforeWrite: (() => Promise<void> | void) | undefined;

  async of(conversation: string): Promise<SavedDefaults | undefined> {
    if (this.beforeRead) await this.beforeRead();
    const saved = this.#saved.get(conversation);
    const isSet = saved?.skillGroup !== undefined || saved?.account !== undefined;
    return isSet ? saved : undefined;
  }

  async save(conversation: string, defaults: SavedDefaults): Promise<void> {
    if (this.beforeWrite) await this.beforeWrite();
    this.#saved.set(conversation, Object.freeze({ ...defaults }));
  }
}
