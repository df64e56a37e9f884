import type { DirectoryLists } from '../directory-lists';
import { ACCOUNTS, AGENTS, GROUPS, LOADS, QUEUES } from './list-commands';
import { ListReader, type ListReaderParts } from './list-reader';

/** The lists of Desk, each asked for anew at every call. */
export function createDirectoryLists(parts: ListReaderParts): DirectoryLists {
  const reader = new ListReader(parts);
  return {
    accounts: () => reader.read(ACCOUNTS),
    groups: () => reader.read(GROUPS),
    agents: () => reader.read(AGENTS),
    loads: () => reader.read(LOADS),
    queues: () => reader.read(QUEUES),
  };
}
