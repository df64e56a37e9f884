import assert from 'node:assert/strict';
import type { Directory } from '../../src/domain/directory';
import type { Lookup } from '../../src/slack/people-lookups';
import { type Teammate, teammateOf } from '../../src/slack/teammate';

const person = 'U0002';
const mail = 'alice@example.com';
const listing = (...mails: string[]): Directory => ({
  groups: [],
  agents: mails.map((each) => ({ mail: each, name: '', groups: [] })),
  accounts: [],
  loads: new Map(),
  queues: new Map(),
});
const FOUND: Lookup = { kind: 'found', value: mail };

describe('the teammate who is named as the agent', () => {
  const cases: readonly (readonly [string, Lookup | undefined, Directory | undefined, Teammate])[] =
    [
      [
        'is looked up while nothing is known',
        undefined,
        listing(mail),
        { kind: 'lookingUp', person },
      ],
      [
        'is filled in as Desk spells the address',
        FOUND,
        listing('bob@example.com', 'Alice@Example.com'),
        { kind: 'filledIn', person, mail: 'Alice@Example.com' },
      ],
      [
        'is filled in where Desk lists nothing',
        FOUND,
        undefined,
        { kind: 'filledIn', person, mail },
      ],
      [
        'is filled in where Desk lists no agent',
        FOUND,
        listing(),
        { kind: 'filledIn', person, mail },
      ],
      [
        'is no agent where Desk lists others only',
        FOUND,
        listing('bob@example.com'),
        { kind: 'notListed', person, mail },
      ],
      ['is not found', { kind: 'nobody' }, listing(mail), { kind: 'notFound', person }],
      [
        'is not found while Slack does not answer',
        { kind: 'notAnswered' },
        listing(mail),
        { kind: 'notFound', person },
      ],
      [
        'cannot be looked up without the scope',
        { kind: 'missingScope' },
        listing(mail),
        { kind: 'missingScope', person },
      ],
    ];
  for (const [does, found, directory, teammate] of cases) {
    it(does, () => {
      assert.deepEqual(teammateOf(person, found, directory), teammate);
    });
  }
});
