import type { DirectoryLists } from '../directory-lists';
import { ACCOUNTS, AGENTS, GROUPS, LOADS, QUEUES } from './list-commands';
import { ListReader, type ListReaderParts } from './list-reader';

/** The lists of Desk, each asked for anew at every call; `close` closes the transport too. */
export function createDirectoryLists(parts: Omit<ListReaderParts, 'closed'>): DirectoryLists {
  const closing = new AbortController();
  const reader = new ListReader({ ...parts, closed: closing.signal });
  return {
    accounts: () => reader.read(ACCOUNTS),
    groups: () => reader.read(GROUPS),
    agents: () => reader.read(AGENTS),
    loads: () => reader.read(LOADS),
    queues: () => reader.read(QUEUES),
    close: () => {
      closing.abort();
      parts.transport.close();
    },
  };
}
