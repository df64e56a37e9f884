import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded before the app: on SIGUSR2 writes into the log how long the event loop was blocked at most
 * since the last time, in ms, and how much memory the process has, in bytes.
 */
const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let nth = 0;
process.on('SIGUSR2', () => {
  const longestBlockMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  delay.reset();
  nth += 1;
  const { rss } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ event: 'probed', nth, longestBlockMs, rss })}\n`);
});
