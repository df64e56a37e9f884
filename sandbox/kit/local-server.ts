import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers one request whose body has been read whole. */
export type Handler = (
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
) => void | Promise<void>;

/** An HTTP server on 127.0.0.1 that can drop everything at once and come back on its port. */
export interface LocalServer {
  readonly server: Server;
  readonly port: number;
  /** For example `http://127.0.0.1:40123`, without a trailing slash. */
  readonly url: string;
  /** Listens again on the same port after `refuse`. */
  listen(): Promise<void>;
  /** Ends every socket at once; from then on connections are refused. */
  refuse(): Promise<void>;
}

/**
 * Starts listening; port 0 takes any free one. `dateNow`: what its answers say the time is, in ms
 * since the Unix epoch.
 *
 * @throws Error (EADDRINUSE) when the port is taken.
 */
export async function startLocalServer(
  handle: Handler,
  port = 0,
  dateNow: () => number = Date.now,
): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    response.setHeader('date', new Date(dateNow()).toUTCString());
    void serve(handle, request, response);
  });
  // Longer than any client keeps a pooled connection, so that none is closed under a request.
  server.keepAliveTimeout = 120_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    server,
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    listen: () => listen(server, bound),
    refuse: () => refuse(server, sockets),
  };
}

/** Sends `body` as JSON, with Slack's and Desk's usual content type. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Drops the connection under the request, as a lost network does. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

async function serve(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    // The client went away in the middle of its request: there is nobody left to answer.
    return;
  }
  try {
    await handle(request, Buffer.concat(chunks).toString('utf8'), response);
  } catch (error) {
    // A mistake of the stand-in's own: the caller should not wait for an answer in vain.
    sendJson(response, { stand_in_error: String(error) }, 500);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function refuse(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
