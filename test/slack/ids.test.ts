import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type FormMemory,
  readButtonValue,
  readFormMemory,
  writeButtonValue,
  writeFormMemory,
} from '../../src/slack/ids';
import type { Teammate } from '../../src/slack/teammate';

const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9A-Za-z-]{1,64}$/));
const value = fc.record(
  { requestId: id, revision: fc.nat({ max: 999_999_999 }) },
  { noNullPrototype: true },
);

describe("a button's value", () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(value, (written) =>
        assert.deepEqual(readButtonValue(writeButtonValue(written)), written),
      ),
    );
  });

  it('keeps within the limit of Slack for the longest', () => {
    const longest = { requestId: 'a'.repeat(64), revision: 999_999_999 };
    assert.ok(writeButtonValue(longest).length <= 75);
  });

  for (const foreign of [
    '',
    ':',
    'request-1',
    'request-1:',
    ':1',
    'request-1:x',
    'request-1:-1',
    'request-1:1.5',
    'request-1:1:1',
    'request-1:1 ',
    'request-1:1\n',
    'request_1:1',
    `${'a'.repeat(65)}:1`,
    'request-1:1234567890',
  ]) {
    it(`is refused as ${JSON.stringify(foreign)}`, () => {
      assert.equal(readButtonValue(foreign), undefined);
    });
  }

  it('is refused when it is no value of this app, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readButtonValue(text);
        if (read !== undefined) assert.match(text, /^[0-9A-Za-z-]{1,64}:[0-9]{1,9}$/);
      }),
    );
  });
});

describe("a form's memory", () => {
  const person = fc.string({ minLength: 1 });
  const teammate: fc.Arbitrary<Teammate> = fc.oneof(
    fc.record(
      { kind: fc.constantFrom('lookingUp', 'notFound', 'missingScope'), person },
      { noNullPrototype: true },
    ),
    fc.record(
      { kind: fc.constantFrom('filledIn', 'notListed'), person, mail: person },
      { noNullPrototype: true },
    ),
  );
  const memory: fc.Arbitrary<FormMemory> = fc.record(
    {
      conversation: fc.string({ minLength: 1 }),
      changes: value,
      responseUrl: fc.constant('https://hooks.slack.com/commands/T1/2/abc'),
      teammate,
      account: fc.stringMatching(/^[!-~]{1,32}$/),
      skillGroup: fc.string(),
      warned: fc.array(fc.string({ minLength: 1 })),
    },
    { requiredKeys: ['conversation'], noNullPrototype: true },
  );

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(memory, (written) =>
        assert.deepEqual(readFormMemory(writeFormMemory(written)), written),
      ),
    );
  });

  for (const foreign of [
    '',
    'C0001',
    'null',
    '[]',
    '"C0001"',
    '{}',
    '{"conversation":""}',
    '{"conversation":1}',
    '{"conversation":"C1","changes":{}}',
    '{"conversation":"C1","changes":"request-1"}',
    '{"conversation":"C1","responseUrl":7}',
    '{"conversation":"C1","teammate":"U1"}',
    '{"conversation":"C1","teammate":{"kind":"notFound"}}',
    '{"conversation":"C1","teammate":{"kind":"gone","person":"U1"}}',
    '{"conversation":"C1","teammate":{"kind":"filledIn","person":"U1"}}',
    '{"conversation":"C1","account":"客服"}',
    '{"conversation":"C1","account":""}',
    '{"conversation":"C1","skillGroup":9465}',
    '{"conversation":"C1","warned":"request-1:1"}',
    '{"conversation":"C1","warned":[7]}',
  ]) {
    it(`is refused as ${JSON.stringify(foreign)}`, () => {
      assert.throws(() => readFormMemory(foreign), /Error/);
    });
  }
});
