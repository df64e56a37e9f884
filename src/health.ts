import type { ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

/** Each part that the app cannot do its work without; resolves to whether it works now. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<boolean>>>;

/**
 * `GET /healthz`: the process lives. `GET /readyz`: 200 when every part works, else 503; JSON with
 * each part.
 */
export function healthRoutes(checks: ReadinessChecks): CustomRoute[] {
  return [
    {
      path: '/healthz',
      method: 'GET',
      handler: (_request, response) => answer(response, 200, { alive: true }),
    },
    {
      path: '/readyz',
      method: 'GET',
      handler: async (_request, response) => {
        const parts = await readParts(checks);
        const ready = Object.values(parts).every((part) => part);
        answer(response, ready ? 200 : 503, { ready, ...parts });
      },
    },
  ];
}

/** `check`, asked at most once in `forMs` milliseconds however often it is called. */
export function remembered<T>(check: () => Promise<T>, forMs: number): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at >= forMs) last = { at: now, answer: check() };
    return last.answer;
  };
}

async function readParts(checks: ReadinessChecks): Promise<Record<string, boolean>> {
  const parts = Object.entries(checks).map(async ([name, check]) => {
    return [name, await check().catch(() => false)] as const;
  });
  return Object.fromEntries(await Promise.all(parts));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
