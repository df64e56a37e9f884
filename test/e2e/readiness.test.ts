import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { AppProcess } from '../../sandbox/app/app-process';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, type World, type WorldOptions } from '../support/app/world';
import { makeReadOnly, type TestDatabase, testDatabase } from '../support/postgres';
import { type Wire, wireTo } from '../support/wire';

const SEEN_WITHIN_MS = 30_000;
const FILE = 'contact-customer.sqlite';
const run = promisify(execFile);

type Part = 'slack' | 'store';

/** A loss, and how it is over again. */
interface Loss {
  /** What the process is to be started with. */
  settings?(world: World): Promise<Readonly<Record<string, string>>>;
  lose(world: World): Promise<void> | void;
  mend(world: World): Promise<void> | void;
}

/** Whether each part works, as `/readyz` says. */
async function partsOf({ port }: AppProcess): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  const parts = (await response.json()) as Record<string, unknown>;
  assert.equal(response.status, parts['ready'] ? 200 : 503);
  return parts;
}

/** Asks until `part` is as told, and no other part is lost. */
async function until(app: AppProcess, part: Part, works: boolean): Promise<void> {
  const begun = performance.now();
  const wanted = { ready: works, slack: true, store: true, [part]: works };
  for (;;) {
    const parts = await partsOf(app);
    if (JSON.stringify(parts) === JSON.stringify(wanted)) return;
    const late = performance.now() - begun > SEEN_WITHIN_MS;
    assert.ok(!late, `after 30 s /readyz still says ${JSON.stringify(parts)}: ${app.tail}`);
  }
}

/** A loss is seen within 30 s, and so is its end; then work goes on in the same process. */
async function isSeenAndMended(options: WorldOptions, part: Part, loss: Loss): Promise<void> {
  const world = await createWorld(options);
  try {
    const app = await world.start(await loss.settings?.(world));
    await until(app, part, true);
    await loss.lose(world);
    await until(app, part, false);
    await loss.mend(world);
    await until(app, part, true);
    await ask(world, { customer: 'after-all' });
    await messageSaying(world, 'after-all', /was assigned/);
    assert.equal(app.ended, undefined);
  } finally {
    await world.close();
  }
}

/** Writes until nothing more fits. */
async function fill(path: string): Promise<void> {
  const full = { code: 'ENOSPC' };
  await assert.rejects(writeFile(path, Buffer.alloc(4_194_304)), full);
}

const UNREACHABLE: Loss = {
  lose: ({ slack }) => slack.refuse(),
  mend: ({ slack }) => slack.listen(),
};
const REVOKED: Loss = {
  lose: ({ slack }) =>
    slack.fail('auth.test', { kind: 'error', error: 'token_revoked', times: 1_000 }),
  mend: ({ slack }) => slack.heal(),
};

describe('readiness', function () {
  this.timeout(120_000);

  for (const mode of ['socket', 'http'] as const) {
    describe(`over ${mode}`, () => {
      it('tells that Slack cannot be reached', () =>
        isSeenAndMended({ mode }, 'slack', UNREACHABLE));

      it('tells that the bot token was revoked', () => isSeenAndMended({ mode }, 'slack', REVOKED));

      it('tells that Slack has gone silent with its connections open', async () => {
        let wire: Wire | undefined;
        await isSeenAndMended({ mode }, 'slack', {
          async settings({ slack }) {
            wire = await wireTo(slack.apiUrl);
            return { SLACK_API_URL: wire.url };
          },
          lose: () => wire?.goDead(),
          mend: () => wire?.revive(),
        });
        await wire?.close();
      });
    });
  }

  it('tells that Slack refuses the app token, and the process lives on', () =>
    isSeenAndMended({ mode: 'socket' }, 'slack', {
      lose({ slack }) {
        slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth', times: 99 });
        slack.cutConnections();
      },
      mend: ({ slack }) => slack.heal(),
    }));

  describe('with SQLite', () => {
    it('tells that the file was moved away', () =>
      isSeenAndMended({ mode: 'http' }, 'store', {
        lose: ({ dataDir }) => rename(join(dataDir, FILE), join(dataDir, 'moved')),
        mend: ({ dataDir }) => rename(join(dataDir, 'moved'), join(dataDir, FILE)),
      }));

    it('tells that another program keeps the file to itself', async () => {
      let other: DatabaseSyncInstance | undefined;
      await isSeenAndMended({ mode: 'http' }, 'store', {
        lose({ dataDir }) {
          // The app writes too.
          other = new DatabaseSync(join(dataDir, FILE), { timeout: 5_000 });
          other.exec('begin immediate');
        },
        mend: () => other?.close(),
      });
    });

    it('tells that the disk is full', async function () {
      const folder = await mkdtemp(join(tmpdir(), 'contact-customer-full-'));
      const mount = run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', folder]);
      if ((await mount.catch(() => undefined)) === undefined) {
        process.stdout.write('  A full disk is not tested here: nothing can be mounted\n');
        return this.skip();
      }
      try {
        await isSeenAndMended({ mode: 'http' }, 'store', {
          settings: async () => ({ DATA_DIR: folder }),
          lose: () => fill(join(folder, 'filler')),
          mend: () => rm(join(folder, 'filler')),
        });
      } finally {
        await run('umount', [folder]);
        await rm(folder, { recursive: true });
      }
    });
  });

  describe('with PostgreSQL', () => {
    let database: TestDatabase;
    let wire: Wire;
    // One for each: who dies while it reads Desk's lists keeps the others from it for 15 s.
    beforeEach(async function () {
      const created = await testDatabase();
      if (created === undefined) return this.skip();
      database = created;
      wire = await wireTo(database.url);
    });
    afterEach(async () => {
      await wire?.close();
      await database?.drop();
    });

    const inPostgres = (loss: Loss) =>
      isSeenAndMended({ mode: 'http', databaseUrl: wire.url }, 'store', loss);

    it('tells that the server has gone silent with its connections open', () =>
      inPostgres({ lose: () => wire.goDead(), mend: () => wire.revive() }));

    it('tells that the server is stopped, until it is started again', () =>
      inPostgres({ lose: () => wire.refuse(), mend: () => wire.revive() }));

    it('tells that the server takes no writes, as after a failover', () =>
      inPostgres({
        async lose() {
          await makeReadOnly(database.url, true);
          wire.cut();
        },
        // The app's sessions are left as they are: they stay read-only.
        mend: () => makeReadOnly(database.url, false),
      }));
  });
});
