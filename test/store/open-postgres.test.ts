import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { openStore } from '../../src/store/open-store';
import { reasonOf, StoreUnavailableError } from '../../src/store/store-unavailable-error';
import { RecordingLog } from '../support/store-support';

async function reasonFor(databaseUrl: string): Promise<string> {
  const error: unknown = await openStore({ dataDir: '', databaseUrl }, new RecordingLog()).then(
    () => assert.fail('opened'),
    (reason) => reason,
  );
  assert.ok(error instanceof StoreUnavailableError);
  assert.equal(error.kind, 'database');
  assert.equal(error.message, `requests cannot be stored: ${error.reason}`);
  assert.ok(!inspect(error, { showHidden: true, depth: 10 }).includes('s3cr3t'));
  return error.reason;
}

describe('openPostgres, when there is no PostgreSQL', () => {
  it('says that nothing listens there', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    const reason = await reasonFor(`postgres://app:s3cr3t@127.0.0.1:${port}/app`);
    assert.equal(reason, 'ECONNREFUSED');
  });

  it('says that the server does not answer', async () => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const reason = await reasonFor(`postgres://app:s3cr3t@127.0.0.1:${port}/app`);
    assert.equal(reason, 'Connection terminated due to connection timeout');
    await once(server.close(), 'close');
  });

  for (const url of [
    'postgres://app:s3cr3t@127.0.0.1:port/app',
    'postgres://app:s3cr3t#@127.0.0.1:1/app',
    'postgres://app:s3cr3t@[/app',
    'postgres://app:s3cr3t%@127.0.0.1:1/%E0%A4%A',
  ]) {
    it(`never repeats the URL ${url}`, async () => {
      assert.match(await reasonFor(url), /^(Invalid URL|URI malformed|ECONNREFUSED)$/);
    });
  }
});

describe('reasonOf', () => {
  it('prefers what the system calls it', () => {
    const error = Object.assign(new Error('open /a/folder'), { code: 'EACCES' });
    assert.equal(reasonOf(error), 'EACCES');
  });

  it('takes the message where the code says less', () => {
    assert.equal(
      reasonOf(Object.assign(new Error('no such role'), { code: '28000' })),
      'no such role',
    );
    assert.equal(
      reasonOf(Object.assign(new Error('is full'), { code: 'ERR_SQLITE_ERROR' })),
      'is full',
    );
  });

  it('has no word for what is no error', () => {
    assert.equal(reasonOf('postgres://app:s3cr3t@host'), 'unknown');
  });
});
