import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

export interface RouteServer {
  /** @throws Error (EADDRINUSE) when the port is taken. */
  listen(port: number): Promise<void>;
  /** Takes nothing new; resolves at once. */
  close(): void;
}

/** Answers `routes` where no receiver of Bolt's does; 404 for everything else. */
export function createRouteServer(routes: readonly CustomRoute[]): RouteServer {
  const server = createServer((request, response) => answer(routes, request, response));
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, () => resolve());
      }),
    close: () => void server.close(),
  };
}

function answer(
  routes: readonly CustomRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [path] = (request.url ?? '').split('?');
  const method = request.method ?? '';
  const route = routes.find((each) => each.path === path && [each.method].flat().includes(method));
  if (route === undefined) response.writeHead(404).end();
  else route.handler(Object.assign(request, { params: {} }), response);
}
