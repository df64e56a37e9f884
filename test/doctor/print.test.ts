import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayWidth, padTo, wrap } from '../../src/doctor/display-width';
import { checkupJson, printCheckup } from '../../src/doctor/print';
import type { CheckLine } from '../../src/domain/checkup';
import { textsFor } from '../../src/texts/catalogue';
import { en } from './kit';

const LINES: readonly CheckLine[] = [
  { name: 'app.port', state: 'ok', what: 'Port', why: '3000 is free.', mend: '' },
  { name: 'slack.scopes', state: 'warning', what: 'Scopes', why: 'one is missing.', mend: 'Add.' },
  { name: 'desk.account', state: 'failed', what: 'Accounts to use', why: 'no @x.', mend: 'Mend.' },
  { name: 'store.disk', state: 'unchecked', what: 'Disk', why: 'not told.', mend: '' },
];
const plain = { colours: false, columns: 80 };

describe('a printed check-up', () => {
  it('is aligned, room by room, with how to mend it below', () => {
    assert.equal(
      printCheckup(LINES, en.doctor, plain),
      [
        'The app',
        '  ✓ Port             3000 is free.',
        '',
        'Slack',
        '  ! Scopes           one is missing.',
        '                     → Add.',
        '',
        'Desk',
        '  ✗ Accounts to use  no @x.',
        '                     → Mend.',
        '',
        'The store',
        '  – Disk             not told.',
        '',
        '1 ok, 1 warning, 1 failed, 1 not checked',
        en.doctor.notHealthy,
        '',
      ].join('\n'),
    );
  });

  it('says that nothing is wrong where nothing is', () => {
    const [first, , , last] = LINES;
    assert.ok(first && last);
    assert.match(
      printCheckup([first, last], en.doctor, plain),
      /\n1 ok, 1 not checked\nNothing is wrong .*\n$/,
    );
  });

  it('colours the signs alone', () => {
    const coloured = printCheckup(LINES, en.doctor, { ...plain, colours: true });
    assert.ok(coloured.includes('\u001b[32m✓\u001b[39m Port'));
    assert.ok(coloured.includes('\u001b[31m✗\u001b[39m Accounts'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what colours are made of.
    assert.equal(coloured.replaceAll(/\u001b\[\d+m/g, ''), printCheckup(LINES, en.doctor, plain));
  });

  it('keeps to the terminal’s width, in Chinese too, between 60 and 110 columns', () => {
    const { start } = textsFor('zh-CN');
    const [line] = LINES;
    assert.ok(line);
    const long = { ...line, what: '端口', why: start.where.DESK_ACCOUNT, mend: start.notAUrl };
    for (const [columns, at] of [
      [20, 60],
      [80, 80],
      [500, 110],
    ] as const) {
      const widths = printCheckup([long], en.doctor, { ...plain, columns })
        .split('\n')
        .slice(0, 4)
        .map(displayWidth);
      assert.ok(Math.max(...widths) <= at, `${widths}`);
      assert.ok(Math.max(...widths) > at - 12, `${widths}`);
    }
  });

  it('is JSON of a stable shape', () => {
    assert.deepEqual(JSON.parse(checkupJson(LINES)), { ok: false, checks: LINES });
    assert.equal(JSON.parse(checkupJson(LINES.slice(0, 2))).ok, true);
  });
});

describe('wrapping', () => {
  const words = fc.array(fc.stringMatching(/^([a-z.:/]{1,12}|[客服号列表，。]{1,9})$/), {
    minLength: 1,
  });

  it('loses nothing, and keeps to the width wherever words allow', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (parts, width) => {
        const text = parts.join(' ');
        const lines = wrap(text, width);
        const bare = (all: string) => all.replaceAll(/\s/g, '');
        assert.equal(bare(lines.join('')), bare(text));
        for (const line of lines) {
          const couldBreak = /\s|.[客服号列表]/.test(line);
          assert.ok(displayWidth(line) <= width || !couldBreak, line);
        }
      }),
    );
  });

  it('pads to columns, not to characters', () => {
    assert.equal(padTo(6, '端口'), '端口  ');
    assert.equal(padTo(2, 'Port'), 'Port');
  });

  it('makes one empty line of nothing', () => {
    assert.deepEqual(wrap('', 20), ['']);
  });
});
