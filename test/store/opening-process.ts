import { openStore, type StoreSettings } from '../../src/store/open-store';
import { aRequest } from '../support/requests';
import { RecordingLog } from '../support/store-support';

/** What `openAtOnce` hears from each of its processes. */
export type Report = { ready: true } | { kind: string; id: string } | { failure: string };

/** A process of its own that opens the store when told to, and inserts the request of one key. */
async function openAndInsert(settings: StoreSettings): Promise<Report> {
  const store = await openStore(settings, new RecordingLog());
  const request = aRequest({ id: `of-${process.pid}` });
  const { kind, request: kept } = await store.insertIfAbsent(request, {
    what: 'accepted',
    who: 'app',
    at: request.askedAt,
  });
  await store.close();
  return { kind, id: kept.id };
}

function report(what: Report): void {
  process.send?.(what);
}

process.once('message', (settings: StoreSettings) => {
  openAndInsert(settings)
    .then(report, (error) => report({ failure: String(error) }))
    .finally(() => process.disconnect());
});
report({ ready: true });
