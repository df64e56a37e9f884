import { readFile } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second wherever Node.js runs (proc(5)). */
const TICK_MS = 10;

/** Resident memory of a process in bytes. @throws Error where the system is not Linux. */
export async function residentBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`process ${pid} tells nothing of its memory`);
  return Number(kilobytes) * 1024;
}

/** Processor time of a process since it began, in ms. @throws Error where the system is not Linux. */
export async function processorMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
