import { keepsLeases, keepsSharedLists } from '../store/shared-work-contract';
import { MemoryLeases } from './memory-leases';
import { MemorySharedLists } from './memory-shared-lists';

describe('leases in memory', () => {
  const leases = new MemoryLeases();
  keepsLeases(() => leases);
});

describe('shared lists in memory', () => {
  const lists = new MemorySharedLists();
  keepsSharedLists(() => lists);
});
