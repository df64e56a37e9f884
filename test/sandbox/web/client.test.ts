import assert from 'node:assert/strict';
import { createControl } from '../../../sandbox/web/client';

/** A browser's `fetch` that notes what it is asked and gives one answer. */
function fakeFetch(answer: () => Response) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push({ url: String(url), init });
    return answer();
  };
  return { fetch, asked };
}

describe('the page’s way to the control interface', () => {
  it('posts the request as JSON and resolves to the answer', async () => {
    const { fetch, asked } = fakeFetch(() => Response.json({ personSees: 'Hello' }));
    const request = { user: 'U1', channel: 'C1', text: '/contact-customer' };
    assert.deepEqual(await createControl(fetch)('slack/type', request), { personSees: 'Hello' });
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.url, '/control/slack/type');
    assert.equal(asked[0]?.init?.method, 'POST');
    assert.equal(new Headers(asked[0]?.init?.headers).get('content-type'), 'application/json');
    assert.deepEqual(JSON.parse(String(asked[0]?.init?.body)), request);
  });

  for (const [what, answer, words] of [
    ['the sandbox’s own words', () => Response.json({ error: 'No.' }, { status: 400 }), /^No\.$/],
    ['the HTTP status without words', () => new Response('oops', { status: 502 }), /status 502/],
    ['an answer that is no JSON object', () => new Response('[]'), /no JSON object/],
  ] as const) {
    it(`rejects with ${what}`, async () => {
      const { fetch } = fakeFetch(answer);
      await assert.rejects(createControl(fetch)('desk/forget', {}), { message: words });
    });
  }

  it('rejects in plain words when nobody answers', async () => {
    const { fetch } = fakeFetch(() => {
      throw new TypeError('Failed to fetch');
    });
    const failed = createControl(fetch)('desk/forget', {});
    await assert.rejects(failed, { message: /^The sandbox does not answer/ });
  });
});
