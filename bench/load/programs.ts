import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { object, string } from 'yup';
import type { SubjectName } from './subject';

const OURS = 'main.js';
const PROGRAMS: Readonly<Record<SubjectName, string>> = {
  bare: 'bench/ack-only.js',
  noStore: 'bench/no-store.js',
  sqlite: OURS,
  postgres: OURS,
  replicas: OURS,
};

/** Whether it is this app, and not one that it is measured beside. */
export function isOurs(name: SubjectName): boolean {
  return PROGRAMS[name] === OURS;
}

const packageSchema = object({ scripts: object({ start: string().required() }).required() });

/** The arguments of `node`; the app itself runs with the options that `npm start` gives it. */
export async function argsOf(root: string, name: SubjectName): Promise<readonly string[]> {
  const program = join(root, 'dist', PROGRAMS[name]);
  if (!isOurs(name)) return [program];
  const read = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { scripts } = packageSchema.validateSync(read, { strict: true });
  return [...scripts.start.split(' ').filter((word) => word.startsWith('--')), program];
}
