import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { createPeople, type SlackPeople } from '../../src/slack/people';
import { useRealNetwork } from '../desk/kit';
import { ManualClock } from '../support/manual-clock';
import { RecordingLog } from '../support/store-support';
import { BROKEN_ANSWERS, clientOf, withBrokenSlack } from './kit';

const ALICE = 'alice@example.com';
const PEOPLE = [
  { id: 'U0ALICE', name: 'alice', email: 'Alice@example.com' },
  { id: 'U0BOB', name: 'bob', email: 'bob@example.com' },
  { id: 'U0CAROL', name: 'carol' },
  { id: 'U0SAM', name: 'sam', kind: 'stranger', email: 'sam@acme.example' },
] as const;
const SCOPES = ['users:read', 'users:read.email'];
const MISSING = 'people not looked up: scope missing';
const MINUTE = 60_000;

describe('people', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let clock: ManualClock;
  let log: RecordingLog;
  let people: SlackPeople;

  const create = (overrides: Readonly<Record<string, string>> = {}, timeoutMs?: number) =>
    createPeople({
      client: clientOf(slack, timeoutMs),
      overrides: new Map(Object.entries(overrides)),
      clock,
      log,
    });
  const asked = () => slack.calls.map(({ method }) => method);

  beforeEach(async () => {
    slack = await startSlack({ people: PEOPLE, scopes: SCOPES });
    clock = new ManualClock();
    log = new RecordingLog();
    people = create();
  });
  afterEach(() => slack.close());

  it('are found by the address in their profile, whatever its case, and the other way round', async () => {
    assert.equal(await people.personOf('ALICE@example.com'), 'U0ALICE');
    assert.equal(await people.mailOf('U0ALICE'), 'Alice@example.com');
    assert.deepEqual(asked(), ['users.lookupByEmail', 'users.info']);
    assert.deepEqual(log.lines, []);
  });

  it('are nobody without an address, of another company, unknown, or no people', async () => {
    for (const person of ['U0CAROL', 'U0SAM', 'U0NOBODY', 'U0STANDIN']) {
      assert.deepEqual(await people.lookUpMailOf(person), { kind: 'nobody' }, person);
    }
    for (const mail of ['nobody@example.com', 'sam@acme.example']) {
      assert.equal(await people.personOf(mail), undefined);
    }
    assert.deepEqual(log.lines, []);
  });

  it('are not asked for by what is no address', async () => {
    assert.equal(await people.personOf('alice'), undefined);
    assert.deepEqual(asked(), []);
  });

  for (const [name, more] of Object.entries({
    deactivated: { deleted: true },
    'a bot': { is_bot: true },
  })) {
    it(`are nobody once they are ${name}`, () => {
      const user = { id: 'U0ALICE', profile: { email: ALICE }, ...more };
      return withBrokenSlack(
        (response) => void response.end(JSON.stringify({ ok: true, user })),
        async (client) => {
          people = createPeople({ client, overrides: new Map(), clock, log });
          assert.equal(await people.personOf(ALICE), undefined);
          assert.deepEqual(await people.lookUpMailOf('U0ALICE'), { kind: 'nobody' });
        },
      );
    });
  }

  it('are nobody with an address that Desk could not take, or none', async () => {
    for (const email of ['alice', '', null, undefined]) {
      const user = { id: 'U0ALICE', profile: { email } };
      await withBrokenSlack(
        (response) => void response.end(JSON.stringify({ ok: true, user })),
        async (client) => {
          people = createPeople({ client, overrides: new Map(), clock, log });
          assert.deepEqual(await people.lookUpMailOf('U0ALICE'), { kind: 'nobody' });
        },
      );
    }
  });

  it('are remembered for an hour', async () => {
    for (const laterMs of [0, 60 * MINUTE - 1]) {
      clock.skip(laterMs);
      assert.equal(await people.personOf(ALICE), 'U0ALICE');
      assert.equal(await people.mailOf('U0ALICE'), 'Alice@example.com');
    }
    assert.equal(slack.calls.length, 2);
    clock.skip(1);
    await people.personOf(ALICE);
    await people.mailOf('U0ALICE');
    assert.equal(slack.calls.length, 4);
  });

  it('are asked for again 5 minutes after nobody was found', async () => {
    await people.personOf('nobody@example.com');
    clock.skip(5 * MINUTE - 1);
    await people.personOf('nobody@example.com');
    assert.equal(slack.calls.length, 1);
    clock.skip(1);
    await people.personOf('nobody@example.com');
    assert.equal(slack.calls.length, 2);
  });

  it('are asked for once by all who want to know at the same time', async () => {
    const found = [people.mailOf('U0ALICE'), people.mailOf('U0ALICE'), people.personOf(ALICE)];
    assert.deepEqual(await Promise.all(found), [
      'Alice@example.com',
      'Alice@example.com',
      'U0ALICE',
    ]);
    assert.equal(slack.calls.length, 2);
  });

  it('are known at once when they are remembered, and otherwise not at all', async () => {
    assert.equal(people.knownMailOf('U0ALICE'), undefined);
    await people.mailOf('U0ALICE');
    assert.deepEqual(people.knownMailOf('U0ALICE'), { kind: 'found', value: 'Alice@example.com' });
    clock.skip(60 * MINUTE);
    assert.equal(people.knownMailOf('U0ALICE'), undefined);
  });

  describe('with an address of their own for Desk', () => {
    beforeEach(() => {
      people = create({ U0ALICE: 'Alice@desk.example.com', U0CAROL: 'bob@example.com' });
      slack.scopes = [];
    });

    it('are known both ways without asking Slack, whatever the case', async () => {
      assert.equal(await people.personOf('alice@DESK.example.com'), 'U0ALICE');
      assert.equal(await people.mailOf('U0ALICE'), 'Alice@desk.example.com');
      const found = { kind: 'found', value: 'Alice@desk.example.com' };
      assert.deepEqual(people.knownMailOf('U0ALICE'), found);
      assert.deepEqual(asked(), []);
    });

    it('are nobody by the address in their profile', async () => {
      slack.scopes = SCOPES;
      assert.equal(await people.personOf(ALICE), undefined);
    });

    it('leave nobody else with that address', async () => {
      slack.scopes = SCOPES;
      assert.equal(await people.mailOf('U0BOB'), undefined);
      assert.equal(await people.personOf('bob@example.com'), 'U0CAROL');
    });
  });

  describe('without a scope', () => {
    for (const [missing, scopes] of [
      ['both', []],
      ['users:read.email', ['users:read']],
    ] as const) {
      it(`are asked for again after 10 minutes: ${missing}`, async () => {
        slack.scopes = scopes;
        assert.deepEqual(await people.lookUpMailOf('U0ALICE'), { kind: 'missingScope' });
        clock.skip(10 * MINUTE - 1);
        assert.deepEqual(await people.lookUpMailOf('U0BOB'), { kind: 'missingScope' });
        assert.deepEqual(people.knownMailOf('U0BOB'), { kind: 'missingScope' });
        assert.equal(await people.personOf(ALICE), undefined);
        assert.equal(slack.calls.length, 1);

        clock.skip(1);
        slack.scopes = SCOPES;
        assert.equal(people.knownMailOf('U0BOB'), undefined);
        assert.equal(await people.mailOf('U0BOB'), 'bob@example.com');
        assert.equal(await people.personOf(ALICE), 'U0ALICE');
      });
    }

    it('say once in that time what to do', async () => {
      slack.scopes = [];
      await Promise.all([people.mailOf('U0ALICE'), people.mailOf('U0BOB'), people.personOf(ALICE)]);
      assert.deepEqual(
        log.lines.map(({ level, event, scopes }) => ({ level, event, scopes })),
        [{ level: 'info', event: MISSING, scopes: SCOPES }],
      );
      assert.match(String(log.lines[0]?.['remedy']), /AGENT_ADDRESSES/);
      clock.skip(10 * MINUTE);
      await people.mailOf('U0ALICE');
      assert.equal(log.lines.length, 2);
    });

    it('are still known where they are remembered', async () => {
      await people.mailOf('U0ALICE');
      slack.scopes = [];
      await people.mailOf('U0BOB');
      assert.equal(people.knownMailOf('U0ALICE')?.kind, 'found');
    });
  });

  describe('while Slack is in trouble', () => {
    it('are not asked for as long as Slack says, by that method', async () => {
      slack.fail('users.info', { kind: 'rateLimited', retryAfter: 30 });
      assert.deepEqual(await people.lookUpMailOf('U0ALICE'), { kind: 'notAnswered' });
      clock.skip(29_999);
      assert.equal(await people.mailOf('U0ALICE'), undefined);
      assert.equal(slack.calls.length, 1);
      assert.equal(await people.personOf(ALICE), 'U0ALICE');
      clock.skip(1);
      assert.equal(await people.mailOf('U0ALICE'), 'Alice@example.com');
    });

    it('do not make everybody wait', async () => {
      people = create({}, 100);
      slack.fail('users.lookupByEmail', { kind: 'hang' });
      assert.equal(await people.personOf(ALICE), undefined);
      clock.skip(4_999);
      assert.equal(await people.personOf('bob@example.com'), undefined);
      assert.equal(slack.calls.length, 1);
      clock.skip(1);
      assert.equal(await people.personOf('bob@example.com'), 'U0BOB');
    });

    it('are undefined, and the log says why without an address', async () => {
      for (const fault of [
        { kind: 'reset' },
        { kind: 'status', status: 500 },
        { kind: 'error', error: 'account_inactive' },
        { kind: 'error', error: 'fatal_error' },
      ] as const) {
        slack.fail('users.lookupByEmail', fault);
        assert.equal(await people.personOf(ALICE), undefined);
        clock.skip(5_000);
      }
      assert.equal(log.lines.length, 4);
      for (const { level, event, method } of log.lines) {
        assert.deepEqual(
          { level, event, method },
          { level: 'warn', event: 'person not looked up', method: 'users.lookupByEmail' },
        );
      }
      assert.doesNotMatch(JSON.stringify(log.lines), /alice|@/i);
    });

    for (const [name, answer] of Object.entries({
      ...BROKEN_ANSWERS,
      'no user': (response: ServerResponse): void =>
        void response.end('{"ok":true,"user":{"id":7,"profile":{}}}'),
    })) {
      it(`never reject, whatever Slack sends: ${name}`, () =>
        withBrokenSlack(answer, async (client) => {
          people = createPeople({ client, overrides: new Map(), clock, log });
          assert.equal(await people.personOf(ALICE), undefined);
          assert.deepEqual(await people.lookUpMailOf('U0ALICE'), { kind: 'notAnswered' });
        }));
    }
  });
});
