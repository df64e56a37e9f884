import assert from 'node:assert/strict';
import { once } from 'node:events';
import type http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import type { DeskTimeouts } from '../../src/desk/create-desk';
import { listen, SIGNER, TestDesk, TestServer, useRealNetwork } from './kit';
import { SELF_SIGNED } from './self-signed';

const OK = JSON.stringify({ ErrorCode: 0 });
const LOST = { kind: 'connectionLost' } as const;
const TIMEOUT = { kind: 'timeout' } as const;
const unreadable = (httpStatus: number) => ({ kind: 'unreadable', httpStatus });

describe('the transport', () => {
  useRealNetwork();
  let closers: (() => unknown)[];

  beforeEach(() => {
    closers = [];
  });

  afterEach(async () => {
    for (const close of closers) await close();
  });

  function deskAt(url: string, timeouts?: Partial<DeskTimeouts>): TestDesk {
    const test = new TestDesk(url, timeouts);
    closers.unshift(() => test.desk.close());
    return test;
  }

  async function serve(answer: (response: http.ServerResponse, nth: number) => void) {
    const server = await TestServer.start(answer);
    closers.push(() => server.stop());
    return server;
  }

  describe('calls these no answer, and sends only once', () => {
    const ways: [string, (response: http.ServerResponse) => void, object][] = [
      ['a reset connection', (response) => response.socket?.resetAndDestroy(), LOST],
      ['a closed connection', (response) => response.socket?.end(), LOST],
      [
        'a body that breaks off',
        (response) => {
          response.writeHead(200, { 'content-length': 100 });
          response.write('{"ErrorCode":0', () => response.socket?.destroy());
        },
        LOST,
      ],
      ['an answer that is no HTTP', (response) => response.socket?.end('nonsense\r\n'), LOST],
      ['silence', () => {}, TIMEOUT],
      [
        'a body that never ends',
        (response) => {
          const trickle = setInterval(() => response.write(' '), 5);
          response.once('close', () => clearInterval(trickle));
        },
        TIMEOUT,
      ],
      [
        'a gateway error in HTML',
        (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502</h1>'),
        unreadable(502),
      ],
      ['success with a status of failure', (r) => r.writeHead(500).end(OK), unreadable(500)],
      ['nonsense', (response) => response.end('nonsense'), unreadable(200)],
      ['no body', (response) => response.end(), unreadable(200)],
      [
        'a redirect',
        (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
        unreadable(302),
      ],
      [
        'a body that is too large',
        (response) => response.end(`{"ErrorCode":0,"x":"${'x'.repeat(2 ** 20)}"}`),
        unreadable(200),
      ],
    ];
    for (const [name, answer, noAnswer] of ways) {
      it(name, async () => {
        const server = await serve(answer);
        const test = deskAt(server.url, {
          contactMs: noAnswer === TIMEOUT ? 200 : 5000,
        });
        assert.deepEqual(await test.contact(), { kind: 'noAnswer', noAnswer });
        assert.equal(server.received.length, 1);
        assert.deepEqual(
          test.log.lines.map(({ level, fields }) => [level, fields['noAnswer']]),
          [['warn', noAnswer]],
        );
      });
    }
  });

  describe('calls these never sent', () => {
    it('a refused connection', async () => {
      const server = await TestServer.start(() => {});
      const { url } = server;
      await server.stop();
      const test = deskAt(url);
      assert.deepEqual(await test.contact(), { kind: 'neverSent', error: 'ECONNREFUSED' });
    });

    it('a host name that does not resolve', async () => {
      const answer = await deskAt('http://desk.invalid').contact();
      assert.equal(answer.kind, 'neverSent');
      assert.match(answer.kind === 'neverSent' ? answer.error : '', /^(ENOTFOUND|EAI_AGAIN)$/);
    });

    it('a certificate that nobody trusts', async () => {
      let requests = 0;
      const server = https.createServer(SELF_SIGNED, () => requests++);
      server.on('tlsClientError', () => {});
      const port = await listen(server);
      closers.push(() => server.close());
      assert.deepEqual(await deskAt(`https://127.0.0.1:${port}`).contact(), {
        kind: 'neverSent',
        error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      });
      assert.equal(requests, 0);
    });

    it('a server that speaks no TLS', async () => {
      const { url } = await serve(() => {});
      const answer = await deskAt(url.replace('http:', 'https:')).contact();
      assert.equal(answer.kind, 'neverSent');
    });

    it('a TLS handshake that is reset', async () => {
      const server = net.createServer((socket) => socket.once('data', () => socket.destroy()));
      const port = await listen(server);
      closers.push(() => server.close());
      assert.deepEqual(await deskAt(`https://127.0.0.1:${port}`).contact(), {
        kind: 'neverSent',
        error: 'ECONNRESET',
      });
    });

    for (const [name, timeouts, error] of [
      ['a TLS handshake that does not end', { connectMs: 50 }, 'ECONNTIMEOUT'],
      ['a connection that outlasts the call', { contactMs: 50 }, 'ETIMEDOUT'],
    ] as const) {
      it(name, async () => {
        const sockets: net.Socket[] = [];
        const server = net.createServer((socket) => sockets.push(socket.on('error', () => {})));
        const port = await listen(server);
        closers.push(() => {
          for (const socket of sockets) socket.destroy();
          server.close();
        });
        const test = deskAt(`https://127.0.0.1:${port}`, timeouts);
        assert.deepEqual(await test.contact(), { kind: 'neverSent', error });
      });
    }
  });

  it('sends nothing over a kept-alive connection when it is too late', async () => {
    const server = await serve((response) => response.end(OK));
    const test = deskAt(server.url);
    await test.contact();
    const sendBefore = test.clock.time + 1000;
    const late = test.contact(undefined, sendBefore);
    // The process is paused between the first look at the clock and the bytes.
    test.clock.time = sendBefore;
    assert.deepEqual(await late, { kind: 'neverSent', error: 'ELEASE' });
    assert.equal(server.received.length, 1);
  });

  it('keeps its connection for the next call, and closes it at the end', async () => {
    const server = await serve((response) => response.end(OK));
    const test = deskAt(server.url);
    await test.contact();
    await test.session();
    await test.contact();
    assert.equal(server.received.length, 3);
    assert.equal(server.sockets.length, 1);
    const [socket] = server.sockets;
    assert.ok(socket);
    test.desk.close();
    await once(socket, 'close');
  }).timeout(3000);

  it('reads a compressed answer', async () => {
    const server = await serve((response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(OK));
    });
    assert.deepEqual(await deskAt(server.url).contact(), { kind: 'assigned' });
  });

  it('asks for the session once more at once when the connection breaks', async () => {
    const server = await serve((response, nth) => {
      if (nth === 1) response.socket?.resetAndDestroy();
      else response.end(JSON.stringify({ ErrorCode: 0, CurrentState: 'Agent' }));
    });
    assert.deepEqual(await deskAt(server.url).session(), { kind: 'known', phase: 'agent' });
    assert.equal(server.received.length, 2);
  });

  it('does not know the session when the connection breaks twice', async () => {
    const server = await serve((response) => response.socket?.resetAndDestroy());
    assert.deepEqual(await deskAt(server.url).session(), { kind: 'unknown' });
    assert.equal(server.received.length, 2);
  });

  it('asks for the session no more when its time has passed', async () => {
    const server = await serve((response) => {
      test.clock.time += 4000;
      response.socket?.resetAndDestroy();
    });
    const test = deskAt(server.url);
    assert.deepEqual(await test.session(), { kind: 'unknown' });
    assert.equal(server.received.length, 1);
  });

  it('gives up a look at the session after its own time', async () => {
    const server = await serve(() => {});
    const test = deskAt(server.url, { sessionMs: 50 });
    assert.deepEqual(await test.session(), { kind: 'unknown' });
  });

  it('sends JSON to the path of the command, whatever proxy the environment names', async () => {
    const server = await serve((response) => response.end(OK));
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
    try {
      assert.deepEqual(await deskAt(server.url).contact(), { kind: 'assigned' });
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
    assert.equal(server.received[0]?.url.pathname, '/v4/desk_http_svc/contact_user');
  });

  it('refuses settings without a URL, and does not tell the key', () => {
    assert.throws(
      () => new TestDesk('desk'),
      (error: Error) => !`${error.message} ${error.stack}`.includes(SIGNER.secretKey),
    );
  });
});
