import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = join(__dirname, '..', '..', 'deploy', 'healthcheck.mjs');

describe('the health check of the container', () => {
  const server = createServer(({ url }, response) => {
    response.writeHead(url === '/healthz' ? 200 : 503).end();
  });
  let PORT: string;
  before(async () => {
    await once(server.listen(0), 'listening');
    PORT = String((server.address() as AddressInfo).port);
  });
  after(() => server.close());

  /** The code that it exits with. */
  async function exitCode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    const run = promisify(execFile)(process.execPath, [PROGRAM, ...args], { env });
    return run.then(
      () => 0,
      ({ code }) => code,
    );
  }

  it('exits 0 where the app answers 200', async () => {
    assert.equal(await exitCode(['/healthz'], { PORT }), 0);
    assert.equal(await exitCode([], { PORT }), 0);
  });

  it('exits 1 where the app answers anything else', async () => {
    assert.equal(await exitCode(['/readyz'], { PORT }), 1);
  });

  it('exits 1 where nothing listens', async () => {
    const gone = createServer();
    await once(gone.listen(0), 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    assert.equal(await exitCode(['/healthz'], { PORT: String(port) }), 1);
  });
});
