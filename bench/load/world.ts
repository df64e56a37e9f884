import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutSettings } from '../../sandbox/app/app-settings';
import { freePort } from '../../sandbox/app/free-port';
import { Undo } from '../../sandbox/kit/undo';
import { findPostgres, type PostgresServer } from '../kit/postgres';
import { Arrivals } from './arrivals';
import { startDeskReceiver } from './desk-receiver';
import { type Addressee, Generator } from './generator';
import { ACCOUNT } from './names';
import { argsOf, isOurs } from './programs';
import { type SlackReceiver, startSlackReceiver } from './slack-receiver';
import { Subject, type SubjectName } from './subject';
import { submissionBodies } from './submission-body';

const ROOT = join(__dirname, '..', '..');
/** Of the shape of real ones. */
const SIGNING_SECRET = '5a7d0b0c0ffee0000000000000005a7d';
const DESK_SECRET_KEY = '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e';

/** What apps are measured between: a Slack, a Desk, and whoever submits forms. */
export interface BenchWorld {
  readonly arrivals: Arrivals;
  readonly slack: SlackReceiver;
  readonly generator: Generator;
  /** Undefined where there is none. */
  readonly postgres: PostgresServer | undefined;
  /** An app that does not run yet; it is killed at the end. */
  subject(name: SubjectName, settings?: Readonly<Record<string, string>>): Promise<Subject>;
  addressee(subject: Subject): Addressee;
  /** Ends everything, and removes what was kept. */
  close(): Promise<void>;
}

/** `environment` is the process's own, of which no setting reaches the apps. */
export async function startWorld(environment: NodeJS.ProcessEnv): Promise<BenchWorld> {
  const undo = new Undo();
  try {
    return await start(environment, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
}

async function start(environment: NodeJS.ProcessEnv, undo: Undo): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  undo.add(() => rm(folder, { recursive: true, force: true }));
  const arrivals = new Arrivals();
  const slack = await startSlackReceiver(arrivals);
  undo.add(() => slack.close());
  const desk = await startDeskReceiver(arrivals);
  undo.add(() => desk.refuse());
  const postgres = await findPostgres(environment['TEST_DATABASE_URL'], undo);
  const generator = new Generator(submissionBodies());
  const settings = {
    ...withoutSettings(ROOT, environment),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    DESK_SDKAPPID: '1400000000',
    DESK_SECRET_KEY,
    DESK_ADMIN: 'administrator',
    DESK_ACCOUNT: ACCOUNT,
    DESK_URL: desk.url,
  };
  return {
    ...{ arrivals, slack, generator, postgres },
    async subject(name, own = {}) {
      const subject = await makeSubject(folder, name, { ...settings, ...own }, generator);
      undo.add(() => subject.kill());
      return subject;
    },
    addressee: ({ ports }) => ({ ports, signingSecret: SIGNING_SECRET }),
    close: () => undo.all(),
  };
}

async function makeSubject(
  folder: string,
  name: SubjectName,
  settings: NodeJS.ProcessEnv,
  generator: Generator,
): Promise<Subject> {
  const token = `xoxb-${name}`;
  const dataDir = await mkdtemp(join(folder, `${name}-`));
  const ports = await Promise.all(
    Array.from({ length: name === 'replicas' ? 2 : 1 }, () => freePort()),
  );
  const env = { ...settings, SLACK_BOT_TOKEN: token, DATA_DIR: dataDir };
  const processes = ports.map((port) => ({ port, env: { ...env, PORT: String(port) } }));
  const acks = async (port: number) => {
    await generator.submit({ ports: [port], signingSecret: SIGNING_SECRET }, 1, 1);
    return true;
  };
  const isReady = isOurs(name) ? answersReady : acks;
  return new Subject({ name, token, args: await argsOf(ROOT, name), processes, isReady }, dataDir);
}

/** The app says so itself; others are ready when they have acked a submission. */
async function answersReady(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
}
