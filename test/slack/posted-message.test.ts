import assert from 'node:assert/strict';
import { WebClient } from '@slack/web-api';
import { tryOnce } from '../../src/slack/clients';
import { findPostedMessage } from '../../src/slack/posted-message';
import { useRealNetwork } from '../desk/kit';
import { ASKED_AT, aRequest } from '../support/requests';
import { QUIET, withServer } from './kit';

const OURS = { event_type: 'contact_request', event_payload: { request_id: 'request-1' } };

/** Looks for the message in a history of these pages, and gives what was found and asked. */
async function findIn(pages: readonly object[]) {
  const asked: URLSearchParams[] = [];
  let found: unknown;
  await withServer(
    (response, body) => {
      const page = { ok: true, ...pages[asked.length] };
      asked.push(new URLSearchParams(body));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
    },
    async (url) => {
      const client = new WebClient('xoxb-1', tryOnce({ apiUrl: `${url}/`, logger: QUIET }, 5_000));
      found = await findPostedMessage(client, aRequest());
    },
  );
  return { found, asked };
}

const next = (cursor: string) => ({ response_metadata: { next_cursor: cursor } });

describe('looking for a posted message', () => {
  useRealNetwork();

  it('asks for the metadata of what was said since the request, in its conversation', async () => {
    const { asked } = await findIn([{ messages: [] }]);
    assert.deepEqual(Object.fromEntries(asked[0] ?? []), {
      channel: 'C0001',
      oldest: String(ASKED_AT / 1000 - 60),
      include_all_metadata: 'true',
      limit: '200',
    });
  });

  it('goes through the pages until it finds it', async () => {
    const { found, asked } = await findIn([
      { messages: [{ ts: '3.0' }], ...next('two') },
      { messages: [{ ts: '2.0' }, { ts: '1.0', metadata: OURS }], ...next('three') },
    ]);
    assert.deepEqual(found, {
      kind: 'found',
      place: { kind: 'message', channel: 'C0001', ts: '1.0' },
    });
    assert.deepEqual(
      asked.map((page) => page.get('cursor')),
      [null, 'two'],
    );
  });

  it('does not find it where the pages end', async () => {
    for (const end of [{}, next(''), { response_metadata: {} }]) {
      const { found, asked } = await findIn([{ messages: [], ...next('two') }, end]);
      assert.deepEqual(found, { kind: 'notFound' });
      assert.equal(asked.length, 2);
    }
  });

  it('gives up after four hundred messages', async () => {
    const { found, asked } = await findIn(Array.from({ length: 9 }, (_, i) => next(`${i}`)));
    assert.deepEqual(found, { kind: 'notFound' });
    assert.equal(asked.length, 2);
  });

  it('passes over the metadata of other apps, whatever their shape', async () => {
    const others = [
      null,
      {},
      { event_type: null, event_payload: null },
      { event_type: 'contact_request', event_payload: { request_id: 'request-2' } },
      { event_type: 'contact_request', event_payload: { request_id: null } },
      { event_type: 'contact_request', event_payload: { request_id: { id: 'request-1' } } },
      { event_type: 'another', event_payload: { request_id: 'request-1' } },
      { event_type: 7, event_payload: [] },
      'text',
    ];
    const messages = others.map((metadata, i) => ({ ts: `${i}.0`, metadata }));
    const without = await findIn([{ messages }]);
    assert.deepEqual(without.found, { kind: 'notFound' });
    const withOurs = await findIn([{ messages: [...messages, { ts: '99.0', metadata: OURS }] }]);
    assert.deepEqual(withOurs.found, {
      kind: 'found',
      place: { kind: 'message', channel: 'C0001', ts: '99.0' },
    });
  });

  it('is unclear where the history is not what the documentation promises', async () => {
    for (const page of [{ messages: 'none' }, { messages: [{}] }, { messages: [null] }]) {
      const { found } = await findIn([page]);
      assert.deepEqual(found, { kind: 'unclear', error: 'no usable answer' });
    }
  });

  for (const error of ['missing_scope', 'not_in_channel', 'channel_not_found']) {
    it(`does not find it where the history may not be read: ${error}`, async () => {
      const { found } = await findIn([{ ok: false, error }]);
      assert.deepEqual(found, { kind: 'notFound' });
    });
  }
});
