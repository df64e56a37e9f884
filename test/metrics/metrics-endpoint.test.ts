import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createMetricsServer,
  METRICS_HOST,
  metricsHandler,
} from '../../src/metrics/metrics-endpoint';
import { useRealNetwork } from '../desk/kit';

const PROMETHEUS = { text: async () => ({ type: 'text/plain', text: 'a 1\n' }) };
const TOKEN = 'Right-token_0123456789';

describe('the endpoint of the metrics', () => {
  useRealNetwork();
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  async function listen(listening: Server): Promise<string> {
    server = listening.listen(0, METRICS_HOST);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('answers whoever has the token, in whatever case the scheme is written', async () => {
    const handler = metricsHandler(PROMETHEUS, TOKEN);
    const url = await listen(createServer((...request) => void handler(...request)));
    for (const authorization of [`Bearer ${TOKEN}`, `bearer  ${TOKEN}`]) {
      const response = await fetch(url, { headers: { authorization } });
      assert.deepEqual([response.status, await response.text()], [200, 'a 1\n']);
      assert.equal(response.headers.get('content-type'), 'text/plain');
    }
  });

  for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, `Bearer x ${TOKEN}`, TOKEN]) {
    it(`answers 401 and nothing else to “${authorization}”`, async () => {
      const handler = metricsHandler(PROMETHEUS, TOKEN);
      const url = await listen(createServer((...request) => void handler(...request)));
      const response = await fetch(url, { headers: { authorization } });
      assert.deepEqual([response.status, await response.text()], [401, '']);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    });
  }

  it('is all that a server of its own has', async () => {
    const url = await listen(createMetricsServer(PROMETHEUS));
    assert.equal(await (await fetch(`${url}/metrics?debug=1`)).text(), 'a 1\n');
    assert.equal((await fetch(url)).status, 404);
    assert.equal((await fetch(`${url}/metrics`, { method: 'POST' })).status, 404);
  });
});
