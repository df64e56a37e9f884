import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthRoutes, type ReadinessChecks, remembered } from '../src/health';

/** Serves the routes as Bolt does and answers one GET. */
async function get(path: string, checks: ReadinessChecks) {
  const route = healthRoutes(checks).find((known) => known.path === path);
  const server = createServer((request: IncomingMessage, response: ServerResponse) =>
    route?.handler(Object.assign(request, { params: {} }), response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.json() };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const works = async () => true;
const doesNot = async () => false;
const fails = async () => Promise.reject(new Error('disk full'));

describe('health', () => {
  it('says that the process lives, whatever its parts do', async () => {
    assert.deepEqual(await get('/healthz', { slack: doesNot }), {
      status: 200,
      body: { alive: true },
    });
  });

  it('says ready when every part works', async () => {
    assert.deepEqual(await get('/readyz', { slack: works, store: works }), {
      status: 200,
      body: { ready: true, slack: true, store: true },
    });
  });

  it('asks a check once for all who want to know within its time', async () => {
    let asked = 0;
    const count = async () => {
      asked += 1;
      return true;
    };
    const patient = remembered(count, 60_000);
    assert.deepEqual(await Promise.all([patient(), patient()]), [true, true]);
    assert.equal(asked, 1);
    const eager = remembered(count, 0);
    await eager();
    await eager();
    assert.equal(asked, 3);
  });

  it('names the part that does not work, or cannot be asked', async () => {
    assert.deepEqual(await get('/readyz', { slack: doesNot, store: works }), {
      status: 503,
      body: { ready: false, slack: false, store: true },
    });
    assert.deepEqual(await get('/readyz', { slack: works, store: fails }), {
      status: 503,
      body: { ready: false, slack: true, store: false },
    });
  });
});
