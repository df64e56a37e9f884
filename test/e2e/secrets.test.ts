import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NextAnswer } from '../../sandbox/desk/next-answer';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, SIGNING_SECRET, type World } from '../support/app/world';

describe('secrets, with Desk failing in every way and the log at debug', function () {
  this.timeout(90_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'socket', settings: { LOG_LEVEL: 'debug' } });
    await world.start();
  });
  after(() => world.close());

  it('reach no output, no message and no stored row', async () => {
    const faults: readonly NextAnswer[] = [
      { kind: 'reset', effect: false },
      { kind: 'silence', effect: false },
      { kind: 'status', status: 302, effect: false },
      { kind: 'status', status: 502, body: '<html>502</html>', effect: false },
      { kind: 'body', body: 'nonsense', effect: false },
      { kind: 'code', code: 141002 },
      { kind: 'code', code: 70009, info: 'usersig mismatch' },
    ];
    for (const [n, fault] of faults.entries()) {
      world.desk.next(fault, { command: 'contact_user' });
      await ask(world, { customer: `secret-${n}` });
      await world.desk.waitFor(() =>
        world.desk.calls.some(({ body }) => JSON.stringify(body).includes(`"secret-${n}"`)),
      );
    }
    for (const [n] of faults.entries()) {
      await messageSaying(world, `secret-${n}`, /was not contacted/, 30_000);
    }
    await world.desk.refuse();
    await ask(world, { customer: 'secret-refused' });
    await messageSaying(world, 'secret-refused', /could not be reached/);
    await world.desk.listen();
    world.slack.fail('chat.postMessage', { kind: 'reset' });
    await ask(world, { customer: 'secret-slack' });
    await messageSaying(world, 'secret-slack', /assigned|is with agent/, 30_000);
    const [app] = world.apps;
    await app?.kill('SIGTERM');
    const printed = `${app?.stdout}${app?.stderr}`;
    assert.match(printed, /"level":"debug"/, 'the log is really at debug');
    const stored = await storedText(world.dataDir);
    assert.match(stored, /secret-refused/, 'the store is really read');
    const places = { printed, stored, shown: JSON.stringify(world.slack.messages()) };
    for (const [place, text] of Object.entries(places)) {
      for (const [secret, value] of Object.entries(secretsOf(world))) {
        assert.equal(text.includes(value), false, `${secret} is ${place}`);
      }
      assert.doesNotMatch(text, /usersig=(?!\[)/i, place);
      // A UserSig begins with the header of a zlib stream in base64.
      assert.doesNotMatch(text, /\beJ[w-z][\w*-]{60}/, place);
    }
    assert.doesNotMatch(printed, /\/response\//, 'a response_url is printed');
  });
});

function secretsOf({ slack, desk }: World): Readonly<Record<string, string>> {
  const { botToken, appToken } = slack.workspace.settings;
  return { botToken, appToken, SIGNING_SECRET, deskKey: desk.credentials.secretKey };
}

async function storedText(folder: string): Promise<string> {
  const files = await readdir(folder);
  const texts = files.map((file) => readFile(join(folder, file), 'latin1'));
  return (await Promise.all(texts)).join('');
}
