import { join } from 'node:path';
import type { Program } from '../../../sandbox/app/app-process';
import { type AppSettings, withoutSettings } from '../../../sandbox/app/app-settings';

const ROOT = join(__dirname, '..', '..', '..');

/**
 * The program as `npm start` runs it: what `npm run build` made of src/main.ts.
 * `preload`: TypeScript modules to load before it, for ending it at a point.
 */
export function program(settings: AppSettings, preload: readonly string[] = []): Program {
  const loader = preload.length > 0 ? ['ts-node/register/transpile-only'] : [];
  const requires = [...loader, ...preload].flatMap((module) => ['-r', module]);
  return {
    args: [...requires, join(ROOT, 'dist', 'main.js')],
    cwd: ROOT,
    env: { ...withoutSettings(ROOT, process.env), ...settings },
  };
}
