import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../sandbox/app/free-port';
import { healthRoutes } from '../src/health';
import { isAppOn, isMetricsOn, tryMetricsPort, tryPort } from '../src/port';
import { useRealNetwork } from './desk/kit';

/** Answers every request like this, and gives the port to `use`. */
async function serving(
  status: number,
  body: string,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('the port', () => {
  useRealNetwork();

  it('is free again after the try', async () => {
    const port = await freePort();
    assert.deepEqual(await tryPort(port), { kind: 'free' });
    assert.deepEqual(await tryPort(port), { kind: 'free' });
    assert.equal(await isAppOn(port), false);
  });

  it('is taken where somebody listens', () =>
    serving(200, '', async (port) => {
      assert.deepEqual(await tryPort(port), { kind: 'taken', error: 'EADDRINUSE' });
    }));

  it('is the app’s where its health check answers, and nobody else’s', async () => {
    const [route] = healthRoutes({});
    assert.equal(route?.path, '/healthz');
    await serving(200, '{"alive":true}', async (port) => assert.equal(await isAppOn(port), true));
    await serving(200, '{"status":"ok"}', async (port) => assert.equal(await isAppOn(port), false));
    await serving(503, '{"alive":true}', async (port) => assert.equal(await isAppOn(port), false));
  });

  it('for the figures is another one, and tells the app’s figures from other programs’', async () => {
    const figures = '# HELP contact_customer_open Requests.\ncontact_customer_open 0\n';
    await serving(200, figures, async (port) => {
      assert.deepEqual(await tryMetricsPort(port, 1), { kind: 'taken', error: 'EADDRINUSE' });
      assert.deepEqual(await tryMetricsPort(port, port), { kind: 'same' });
      assert.equal(await isMetricsOn(port), true);
    });
    await serving(200, '# HELP other_open\n', async (port) => {
      assert.equal(await isMetricsOn(port), false);
    });
  });
});
