import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { ListenerParts } from '../../src/listeners/parts';
import { registerListeners } from '../../src/listeners/register';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/slack/scopes';
import { textsFor } from '../../src/texts/catalogue';

const ROOT = join(__dirname, '..', '..');

describe('manifest.yml', () => {
  const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));

  it('is valid by Slack’s own schema', () => {
    const schema = JSON.parse(readFileSync(join(__dirname, 'manifest.schema.json'), 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(schema);
    assert.equal(validate(manifest), true, ajv.errorsText(validate.errors));
  });

  it('asks for what the app listens to, and for nothing else', () => {
    const heard = registered();
    const commands = manifest.features.slash_commands.map(
      ({ command }: { command: string }) => command,
    );
    assert.deepEqual(commands, heard.commands);
    assert.equal(manifest.settings.interactivity.is_enabled, heard.interactive > 0);
    assert.equal(manifest.settings.event_subscriptions, undefined);
    assert.equal(manifest.settings.socket_mode_enabled, true);
  });

  it('hints at the usage within Slack’s 1000 characters', () => {
    for (const command of manifest.features.slash_commands) {
      assert.match(command.usage_hint, /\| defaults \| help$/);
      assert.ok(command.usage_hint.length <= 1000);
    }
  });

  it('has people and links escaped in what is typed', () => {
    for (const command of manifest.features.slash_commands) {
      assert.equal(command.should_escape, true);
    }
  });

  it('asks for the least scopes, each with its reason in the README', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    assert.deepEqual(bot, ['commands', 'chat:write', 'chat:write.public']);
    assert.deepEqual(optional, [
      'channels:history',
      'groups:history',
      'users:read',
      'users:read.email',
    ]);
    assert.deepEqual([bot, optional], [REQUIRED_SCOPES, OPTIONAL_SCOPES]);
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const scope of [...bot, ...optional]) {
      assert.match(readme, new RegExp(`\\| \`${scope}\` \\| \\S`), scope);
    }
  });
});

/** What `registerListeners` registers, counted by a stand-in for Bolt's App. */
function registered(): { commands: string[]; interactive: number } {
  const commands: string[] = [];
  let interactive = 0;
  const app: Pick<App, 'command' | 'action' | 'view' | 'options'> = {
    command: (name: unknown) => {
      commands.push(String(name));
    },
    action: () => {
      interactive += 1;
    },
    view: () => {
      interactive += 1;
    },
    options: () => {
      interactive += 1;
    },
  };
  const unused = () => assert.fail('not called while listeners are registered');
  const parts: ListenerParts = {
    workflow: {
      accept: unused,
      press: unused,
      findPressed: unused,
      change: unused,
      refresh: unused,
      endSession: unused,
      start: unused,
      stop: unused,
    },
    forms: { open: unused, redraw: unused },
    texts: textsFor('en'),
    accounts: { offered: unused, accepts: unused },
    directory: { latest: unused, wanted: unused },
    pickers: { skillGroups: unused, agents: unused },
    people: { knownMailOf: unused, lookUpMailOf: unused },
    defaults: { of: unused, save: unused },
    customers: { lately: unused },
    looks: { opened: unused, changed: unused, submitted: unused, stop: unused },
    doctor: unused,
    log: { debug: unused, info: unused, warn: unused, error: unused },
  };
  registerListeners(app, parts);
  return { commands, interactive };
}
