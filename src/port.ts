import { createServer } from 'node:net';

/** What became of trying to listen on a port; `error` is the system's name for why not. */
export type TriedPort =
  | { readonly kind: 'free' }
  | { readonly kind: 'taken'; readonly error: string };

const HEALTH_WITHIN_MS = 2_000;

/** Listens on `port` for a moment, on `host` or else on every address of this machine. */
export function tryPort(port: number, host?: string): Promise<TriedPort> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ kind: 'taken', error: error.code ?? error.name });
    });
    probe.listen({ port, host }, () => probe.close(() => resolve({ kind: 'free' })));
  });
}

/** Whether it is this app, running, that listens on `port`: it answers `GET /healthz`. */
export async function isAppOn(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, {
      redirect: 'error',
      signal: AbortSignal.timeout(HEALTH_WITHIN_MS),
    });
    return response.ok && /^\{"alive":true\}/.test(await response.text());
  } catch {
    return false;
  }
}
