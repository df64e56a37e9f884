import { join } from 'node:path';

/**
 * Loaded before the program: kills it (SIGKILL) at the point that `DIE_AT` names, the first time it
 * comes there. The points are those of the README's table "If the process dies".
 */
export type DeathPoint =
  | 'before the insert'
  | 'after the insert, before the ack'
  | 'accepted, before it is marked calling'
  | 'marked calling, before the bytes leave'
  | 'answered, before the outcome is saved'
  | 'settled, before the message is shown'
  | 'posted, before the time stamp is saved';

const point = process.env['DIE_AT'];

function dieAt(name: DeathPoint): void {
  if (point === name) process.kill(process.pid, 'SIGKILL');
}

const PROGRAM = join(__dirname, '..', '..', '..', 'dist');
const opening: typeof import('../../../src/store/open-store') = require(
  join(PROGRAM, 'store', 'open-store'),
);
const announcing: typeof import('../../../src/slack/announcer') = require(
  join(PROGRAM, 'slack', 'announcer'),
);

const { openStore } = opening;
Object.assign(opening, {
  openStore: async (...args: Parameters<typeof openStore>) => {
    const store = await openStore(...args);
    return {
      ...store,
      async insertIfAbsent(...request: Parameters<typeof store.insertIfAbsent>) {
        dieAt('before the insert');
        const inserted = await store.insertIfAbsent(...request);
        dieAt('after the insert, before the ack');
        return inserted;
      },
      async save(...[transition]: Parameters<typeof store.save>) {
        const { what } = transition.event;
        const isSettled = transition.before.state === 'settled';
        if (what === 'calling') dieAt('accepted, before it is marked calling');
        if (what === 'settled') dieAt('answered, before the outcome is saved');
        if (what === 'shown' && isSettled) dieAt('posted, before the time stamp is saved');
        const saved = await store.save(transition);
        if (what === 'calling') dieAt('marked calling, before the bytes leave');
        return saved;
      },
    };
  },
});

const { createAnnouncer } = announcing;
Object.assign(announcing, {
  createAnnouncer: (...args: Parameters<typeof createAnnouncer>) => {
    const announcer = createAnnouncer(...args);
    return {
      announce(...request: Parameters<typeof announcer.announce>) {
        if (request[0].state === 'settled') dieAt('settled, before the message is shown');
        return announcer.announce(...request);
      },
    };
  },
});
