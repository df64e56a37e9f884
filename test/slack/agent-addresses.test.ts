import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isAgentMail } from '../../src/domain/formats';
import { readAgentAddresses } from '../../src/slack/agent-addresses';
import { textsFor } from '../../src/texts/catalogue';

const { start } = textsFor('en');
const read = (text: string) => readAgentAddresses(text, start);

const member = fc.stringMatching(/^[UW][A-Z0-9]{2,10}$/);
const mail = fc.stringMatching(/^[a-z0-9.+]{1,12}@[a-z0-9]{1,8}\.[a-z]{2,4}$/);
const space = fc.stringMatching(/^ {0,2}$/);
const entry = fc.tuple(member, mail);
const entries = fc
  .uniqueArray(entry, { selector: ([person]) => person })
  .map((all) => all.filter(([, one], n) => all.findIndex(([, other]) => other === one) === n));

describe('the addresses of agents', () => {
  it('are read as they were written, whatever the spaces', () => {
    fc.assert(
      fc.property(entries, space, (all, gap) => {
        const written = all.map((pair) => pair.join(`${gap}=${gap}`)).join(`${gap},${gap}`);
        assert.deepEqual(read(written), { addresses: new Map(all), mistakes: [] });
      }),
    );
  });

  it('are one for each entry, or a mistake that shows it', () => {
    const part = fc.oneof(
      entry.map((pair) => pair.join('=')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const given = parts
          .join(',')
          .split(',')
          .filter((each) => each.trim() !== '');
        const { addresses, mistakes } = read(parts.join(','));
        assert.equal(addresses.size + mistakes.length, given.length);
        for (const [person, address] of addresses) {
          assert.match(person, /^[UW][A-Z0-9]{2,20}$/);
          assert.ok(isAgentMail(address));
        }
        const lowered = [...addresses.values()].map((address) => address.toLowerCase());
        assert.equal(new Set(lowered).size, addresses.size);
      }),
    );
  });

  for (const wrong of [
    'alice@example.com',
    'U012AB3CD',
    'U012AB3CD=',
    'U012AB3CD=alice',
    'u012ab3cd=alice@example.com',
    'alice=alice@example.com',
    '<@U012AB3CD>=alice@example.com',
    'U012AB3CD=alice@example.com，U045=bob@example.com',
  ]) {
    it(`do not take ${wrong}`, () => {
      assert.deepEqual(read(wrong).mistakes, [start.notAnAgentAddress(wrong)]);
    });
  }

  it('say which entry comes twice', () => {
    const { addresses, mistakes } = read('U01=A@b.cd,U01=A@b.cd,U02=a@B.cd');
    assert.deepEqual(addresses, new Map([['U01', 'A@b.cd']]));
    assert.deepEqual(mistakes, [start.memberTwice('U01=A@b.cd'), start.addressTwice('U02=a@B.cd')]);
  });

  it('show no more of a long entry than its beginning', () => {
    assert.ok((read('x'.repeat(5_000)).mistakes[0]?.length ?? 0) < 200);
  });
});
