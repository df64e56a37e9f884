import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { StoreSettings } from '../../src/store/open-store';
import type { Report } from './opening-process';

/**
 * Starts `count` processes, lets them open the same store at the same moment and insert a request
 * of the same key, and resolves to what each of them reports.
 */
export async function openAtOnce(settings: StoreSettings, count: number): Promise<Report[]> {
  const processes = Array.from({ length: count }, () =>
    fork(require.resolve('./opening-process'), {
      execArgv: ['-r', 'ts-node/register/transpile-only'],
    }),
  );
  await Promise.all(processes.map(nextReport));
  const reports = Promise.all(processes.map(nextReport));
  const ends = Promise.all(processes.map((each) => once(each, 'exit')));
  for (const each of processes) each.send(settings);
  await ends;
  return reports;
}

async function nextReport(from: ChildProcess): Promise<Report> {
  const [report] = await once(from, 'message');
  return report;
}
