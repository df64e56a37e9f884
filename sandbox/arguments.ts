import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../src/texts/texts';
import type { TransportName } from './app/app-settings';

/** What the command line asks for. */
export type Arguments =
  | { readonly kind: 'run'; readonly options: SandboxOptions }
  | { readonly kind: 'help' }
  /** `problem` says what to type instead. */
  | { readonly kind: 'wrong'; readonly problem: string };

/** How the sandbox is to run. */
export interface SandboxOptions {
  /** The page's port; without one, the usual or any free one. */
  readonly port?: number;
  readonly transport: TransportName;
  /** A file of one's own people and customers. */
  readonly seed?: string;
  /** The app's `APP_LANGUAGE`. */
  readonly language: Language;
}

export const USAGE = `npm run sandbox -- [options]

  --port 4000        the page's port (otherwise 4000 or, where that is taken, any free one)
  --http             Slack reaches the app by signed HTTP instead of Socket Mode
  --seed file.yml    your own people, channels, customers and agents
  --language zh-CN   the app's language: en or zh-CN
  --help             this text
`;

const LANGUAGES: readonly string[] = ['en', 'zh-CN'] satisfies readonly Language[];

const OPTIONS = {
  port: { type: 'string' },
  http: { type: 'boolean' },
  seed: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; `cwd` is where a relative path begins. */
export function readArguments(args: readonly string[], cwd: string): Arguments {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return { kind: 'help' };
    const port = values.port === undefined ? undefined : readPort(values.port);
    if (port === null) return { kind: 'wrong', problem: '--port takes a number from 1 to 65535.' };
    const { language = 'en' } = values;
    if (!isLanguage(language)) {
      return { kind: 'wrong', problem: '--language takes en or zh-CN.' };
    }
    const options = {
      transport: values.http ? ('http' as const) : ('socket' as const),
      language,
      ...(port !== undefined && { port }),
      ...(values.seed !== undefined && { seed: resolve(cwd, values.seed) }),
    };
    return { kind: 'run', options };
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
}

function isLanguage(typed: string): typed is Language {
  return LANGUAGES.includes(typed);
}

/** The port, or null for what is none. */
function readPort(typed: string): number | null {
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
