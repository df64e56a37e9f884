import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Prometheus } from './prometheus';

export const METRICS_PATH = '/metrics';
/** Whoever is to read the figures from elsewhere needs a token. */
export const METRICS_HOST = '127.0.0.1';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers with the figures; 401 without `Authorization: Bearer <token>` where there is a token. */
export function metricsHandler({ text }: Pick<Prometheus, 'text'>, token?: string): Handler {
  return async ({ headers }, response) => {
    if (token !== undefined && !isRight(headers.authorization, token)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
      return;
    }
    const figures = await text();
    response.writeHead(200, { 'Content-Type': figures.type, 'Cache-Control': 'no-store' });
    response.end(figures.text);
  };
}

/** A server for the figures alone, for this machine alone. It does not listen yet. */
export function createMetricsServer(prometheus: Pick<Prometheus, 'text'>): Server {
  const answer = metricsHandler(prometheus);
  return createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (request.method === 'GET' && path === METRICS_PATH) return void answer(request, response);
    response.writeHead(404).end();
  });
}

/** Takes the same time whatever is given: of equal length, the digests tell nothing of the token. */
function isRight(authorization = '', token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
