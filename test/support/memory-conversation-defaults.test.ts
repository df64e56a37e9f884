import { keepsDefaults } from '../store/defaults-contract';
import { MemoryConversationDefaults } from './memory-conversation-defaults';

describe("conversations' defaults in memory", () => {
  const defaults = new MemoryConversationDefaults();
  keepsDefaults(() => defaults);
});
