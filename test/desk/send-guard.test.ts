import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { SendGuard } from '../../src/desk/send-guard';
import { listen, ManualClock, useRealNetwork } from './kit';
import { SELF_SIGNED } from './self-signed';

const CONNECT_MS = 3000;

describe('SendGuard', () => {
  useRealNetwork();

  for (const secure of [false, true]) {
    describe(secure ? 'over TLS' : 'over TCP', () => {
      let server: net.Server;
      let port: number;
      let bytes: number;

      beforeEach(async () => {
        bytes = 0;
        const count = (socket: net.Socket) => {
          socket.on('error', () => {});
          socket.on('data', (chunk) => {
            bytes += chunk.length;
            socket.end('HTTP/1.1 204 No Content\r\n\r\n');
          });
        };
        server = secure ? tls.createServer(SELF_SIGNED, count) : net.createServer(count);
        server.on('tlsClientError', () => {});
        port = await listen(server);
      });

      afterEach(() => server.close());

      /**
       * Sends a request as axios does. While it connects, `pausedMs` pass in which this process
       * does not run, so that no timer can notice. Gives how it ended once the server, too, has
       * seen the end of the connection.
       */
      async function send(pausedMs: number, limits: { sendBefore: number }) {
        const clock = new ManualClock();
        const guard = new SendGuard(
          secure,
          { connectMs: CONNECT_MS, sendBefore: clock.time + limits.sendBefore },
          clock,
        );
        const { Agent } = secure ? https : http;
        const agent = new Agent({ keepAlive: true });
        const accepted = once(server, 'connection');
        const request = guard.request(
          {
            host: '127.0.0.1',
            port,
            method: 'POST',
            path: '/?usersig=x',
            agent,
            ca: SELF_SIGNED.cert,
          },
          (response) => response.resume(),
        );
        request.once('socket', (socket) => {
          socket.prependOnceListener(secure ? 'secureConnect' : 'connect', () => {
            assert.ok(socket.writableCorked > 0, 'the bytes wait in this process');
            clock.time += pausedMs;
          });
        });
        request.write('{"ClientUserId":"x"}');
        request.end();
        const ended = new Promise<string>((resolve) => {
          request.once('error', (error) => resolve('code' in error ? String(error.code) : ''));
          request.once('response', () => resolve('answered'));
        });
        const [socket] = (await accepted) as [net.Socket];
        const how = await ended;
        if (!socket.destroyed) await once(socket, 'close');
        agent.destroy();
        return { how, sent: guard.sent, httpStatus: guard.httpStatus };
      }

      it('lets the bytes leave once the connection stands', async () => {
        const sent = await send(CONNECT_MS, { sendBefore: CONNECT_MS + 1 });
        assert.deepEqual(sent, { how: 'answered', sent: true, httpStatus: 204 });
        assert.ok(bytes > 0);
      });

      it('lets no byte leave after a pause longer than a connection may take', async () => {
        const sent = await send(CONNECT_MS + 1, { sendBefore: 60_000 });
        assert.deepEqual(sent, { how: 'ECONNTIMEOUT', sent: false, httpStatus: 0 });
        assert.equal(bytes, 0);
      });

      it('lets no byte leave when it became too late while connecting', async () => {
        const sent = await send(1000, { sendBefore: 1000 });
        assert.deepEqual(sent, { how: 'ELEASE', sent: false, httpStatus: 0 });
        assert.equal(bytes, 0);
      });
    });
  }
});
