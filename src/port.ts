import { createServer } from 'node:net';
import { METRICS_HOST, METRICS_PATH } from './metrics/metrics-endpoint';

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

/**
 * Whether the figures' own server can have `port`, beside the app's other port: both on one would
 * hide one another, or not.
 */
export async function tryMetricsPort(
  port: number,
  appPort: number | undefined,
): Promise<TriedPort | { readonly kind: 'same' }> {
  return port === appPort ? { kind: 'same' } : tryPort(port, METRICS_HOST);
}

/** Whether it is this app, running, that listens on `port`: it answers `GET /healthz`. */
export function isAppOn(port: number): Promise<boolean> {
  return answers(port, '/healthz', /^\{"alive":true\}/);
}

/** Whether it is this app, running, that serves its figures on `port`. */
export function isMetricsOn(port: number): Promise<boolean> {
  return answers(port, METRICS_PATH, /^# HELP contact_customer_/m);
}

async function answers(port: number, path: string, body: RegExp): Promise<boolean> {
  const giveUp = new AbortController();
  // Not AbortSignal.timeout: its timer keeps no process alive, and a socket that is closed without
  // a word leaves fetch waiting with nothing else that would.
  const timer = setTimeout(() => giveUp.abort(), HEALTH_WITHIN_MS);
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'error',
      signal: giveUp.signal,
    });
    return response.ok && body.test(await response.text());
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
