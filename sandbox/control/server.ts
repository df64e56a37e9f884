import type { Server } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Handler, Impossible } from './handler';
import type { Page } from './page';
import type { Snapshot } from './snapshot';

/** At most one snapshot in this time, in ms: a burst of changes is one to the eye. */
const DRAWN_EVERY_MS = 25;

/** What the page and the tests reach the sandbox by. */
export interface ControlParts {
  readonly page: Page;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly snapshot: () => Snapshot;
  /** Calls `changed` after every change, until the returned function is called. */
  readonly onChange: (changed: () => void) => () => void;
}

/**
 * The page and the JSON control interface: `GET /control/state`, `GET /control/events` (a stream of
 * whole snapshots) and `POST /control/<name>` as `requests.ts` lists them. What nobody could do is
 * answered 400 with `{ error }`.
 */
export function controlServer(parts: ControlParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseOtherHosts);
  for (const [path, { type, content }] of parts.page) {
    app.get(path, (_request, response) => void response.type(type).send(content));
  }
  app.get('/control/state', (_request, response) => void response.json(parts.snapshot()));
  app.get('/control/events', (request, response) => stream(request, response, parts));
  app.use('/control', express.json({ limit: '1mb' }));
  for (const [name, handle] of Object.entries(parts.handlers)) {
    app.post(`/control/${name}`, async (request, response) => {
      response.json(await handle(request.body));
    });
  }
  app.use((request, response) => {
    response.status(404).json({ error: `There is no ${request.method} ${request.path}.` });
  });
  app.use(answerError);
  return app;
}

/** A web site that made its name point here could otherwise drive the sandbox from a browser. */
function refuseOtherHosts(request: Request, response: Response, next: NextFunction): void {
  if (/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) next();
  else
    response.status(403).json({ error: 'The sandbox is reached as 127.0.0.1 or localhost only.' });
}

/** Sends the snapshot at once and after every change. */
function stream(request: Request, response: Response, { snapshot, onChange }: ControlParts): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    timer = undefined;
    // A reader who is behind gets the latest once they have caught up, not everything in between.
    if (response.writableNeedDrain) response.once('drain', send);
    else response.write(`data: ${JSON.stringify(snapshot())}\n\n`);
  };
  const stop = onChange(() => {
    timer ??= setTimeout(send, DRAWN_EVERY_MS);
  });
  send();
  request.on('close', () => {
    clearTimeout(timer);
    stop();
  });
}

function answerError(error: unknown, _request: Request, response: Response, _next: NextFunction) {
  const message = error instanceof Error ? error.message : String(error);
  response.status(statusOf(error)).json({ error: message });
}

/** Express says itself what is wrong with a body that is no JSON, or too long. */
function statusOf(error: unknown): number {
  if (error instanceof Impossible) return 400;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}

/**
 * Listens on 127.0.0.1.
 *
 * @throws Error (EADDRINUSE) when the port is taken.
 */
export function listenOn(app: Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error) => {
      if (error === undefined) resolve(server);
      else reject(error);
    });
  });
}
