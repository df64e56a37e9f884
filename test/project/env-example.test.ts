import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { readSettings } from '../../src/settings';
import { textsFor } from '../../src/texts/catalogue';

const TEXT = readFileSync(join(__dirname, '..', '..', '.env.example'), 'utf8');
const { start } = textsFor('en');

describe('.env.example', () => {
  it('names every setting once, each under a comment', () => {
    const names = [...TEXT.matchAll(/^# .+\n(?<name>[A-Z_]+)=/gm)].map((m) => m.groups?.['name']);
    assert.deepEqual(names, Object.keys(start.where));
    assert.deepEqual(Object.keys(parse(TEXT)), names);
  });

  it('is right once the required settings are filled in', () => {
    const filledIn = {
      ...parse(TEXT),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      DESK_SDKAPPID: '1400000000',
      DESK_SECRET_KEY: 'key',
    };
    assert.deepEqual(readSettings(filledIn, start).problems, []);
  });
});
