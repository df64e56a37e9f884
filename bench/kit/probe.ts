import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded before the app: on SIGUSR2 writes into the log how long the event loop was blocked at most
 * since the last time, in ms; how much memory the process has, and how much of it is in use (after a
 * collection, where `--expose-gc` allows one), in bytes; and how many sockets, timers and the like
 * keep it alive.
 */
const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let nth = 0;
process.on('SIGUSR2', () => {
  const longestBlockMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  delay.reset();
  nth += 1;
  globalThis.gc?.();
  const { rss, heapUsed: heap } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  const line = { event: 'probed', nth, longestBlockMs, rss, heap, handles };
  process.stdout.write(`${JSON.stringify(line)}\n`);
});
