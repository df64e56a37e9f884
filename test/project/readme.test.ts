import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_CODES, remediesFor } from '../../src/domain/remedies';
import { textsFor } from '../../src/texts/catalogue';

const ROOT = join(__dirname, '..', '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const texts = textsFor('en');

describe('the README', () => {
  it('lists every code with the words and buttons of the message', () => {
    for (const code of KNOWN_CODES) {
      const { reason, advice } = texts.codes[code];
      const remedies = remediesFor({ kind: 'refused', code, info: '' });
      const buttons = remedies.map((remedy) => texts.buttons[remedy]).join(', ');
      const row = `| ${code} | ${reason} | ${advice} | ${buttons} |`;
      assert.ok(README.includes(row), row);
    }
  });

  it('lists every setting', () => {
    for (const setting of Object.keys(texts.start.where)) {
      assert.match(README, new RegExp(`^\\| \`${setting}\` \\|`, 'm'));
    }
  });

  it('draws every room of the source and of the sandbox', () => {
    const [, drawing = ''] = /```\nsrc\/\n([\s\S]*?)```/.exec(README) ?? [];
    for (const root of ['src', 'sandbox']) {
      for (const entry of readdirSync(join(ROOT, root), { withFileTypes: true })) {
        const name = entry.isDirectory() ? `${entry.name}/` : entry.name;
        assert.ok(drawing.includes(name), name);
      }
    }
  });

  it('shows a check-up as it is printed', () => {
    const [, sample = ''] = /^## Check it[\s\S]*?```\n(The app\n[\s\S]*?)```/m.exec(README) ?? [];
    const { checks, rooms } = texts.doctor;
    const { 'slack.signing-secret': _, 'app.metrics-port': __, ...shown } = checks;
    for (const room of Object.values(rooms)) assert.ok(sample.includes(room), room);
    for (const check of Object.values(shown)) {
      assert.match(sample, new RegExp(`^  [✓!✗–] ${check}  `, 'm'), check);
    }
    const settings = texts.doctor.settingsRight(Object.keys(texts.start.where).length);
    assert.ok(sample.includes(settings), settings);
  });

  it('shows pictures that are there', () => {
    const pictures = [...README.matchAll(/docs\/[\w.]+\.png/g)].map(([path]) => path);
    assert.ok(pictures.length > 0);
    for (const picture of pictures) assert.ok(existsSync(join(ROOT, picture)), picture);
  });
});
