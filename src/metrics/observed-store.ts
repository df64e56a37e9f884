import type { ContactRequest, RequestEvent } from '../domain/contact-request';
import type { Stored, Watch } from '../domain/observer';
import type { RequestStore } from '../store/request-store';

type Writing = Pick<Stored, 'write' | 'before' | 'request' | 'event'>;

/** The store whose writes are seen. */
export function observeStore<S extends RequestStore>(store: S, watch: Watch): S {
  return {
    ...store,
    async insertIfAbsent(request: ContactRequest, event: RequestEvent) {
      const writing = { write: 'insert', request, event } as const;
      return observe(watch, writing, () => store.insertIfAbsent(request, event), isInserted);
    },
    async save(...[transition]: Parameters<RequestStore['save']>) {
      const { before, after: request, event } = transition;
      const writing = { write: 'save', before, request, event } as const;
      return observe(watch, writing, () => store.save(transition), isThere);
    },
  };
}

async function observe<T>(
  { observer, clock }: Watch,
  writing: Writing,
  write: () => Promise<T>,
  isSaved: (answer: T) => boolean,
): Promise<T> {
  const startedAt = clock.now();
  const saw = (result: Stored['result']) =>
    observer.saw({ kind: 'stored', ...writing, result, startedAt, endedAt: clock.now() });
  try {
    const answer = await write();
    saw(isSaved(answer) ? 'saved' : 'outdated');
    return answer;
  } catch (error) {
    saw('failed');
    throw error;
  }
}

function isInserted({ kind }: Awaited<ReturnType<RequestStore['insertIfAbsent']>>): boolean {
  return kind === 'inserted';
}

function isThere(saved: ContactRequest | undefined): boolean {
  return saved !== undefined;
}
