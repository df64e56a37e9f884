import { arch, cpus, platform, release, totalmem } from 'node:os';
import { inMegabytes } from './figures';

/** The machine on which the figures come about. */
export function machine(): string {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  return (
    `${model}, ${cores.length} cores, ${inMegabytes(totalmem())}, ` +
    `${platform()} ${release()} ${arch()}, Node.js ${process.version}`
  );
}
