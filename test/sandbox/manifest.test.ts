import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../sandbox/manifest';

const OURS = join(__dirname, '..', '..', 'manifest.yml');

describe('the manifest, as the sandbox installs it', () => {
  it("gives the app's command, name and scopes", () => {
    const manifest = readManifest(OURS);
    assert.equal(manifest.botName, 'contact-customer');
    assert.deepEqual(
      manifest.commands.map(({ command, shouldEscape }) => ({ command, shouldEscape })),
      [{ command: '/contact-customer', shouldEscape: true }],
    );
    assert.equal(manifest.takesMessages, false);
    assert.deepEqual(manifest.scopes.slice(0, 1), [{ name: 'commands', optional: false }]);
    for (const scope of ['channels:history', 'users:read', 'users:read.email']) {
      assert.ok(
        manifest.scopes.some(({ name, optional }) => name === scope && optional),
        scope,
      );
    }
  });

  it('does without what a manifest may leave out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    const path = join(folder, 'manifest.yml');
    writeFileSync(
      path,
      'display_information: { name: A }\nfeatures: { bot_user: { display_name: a } }',
    );
    assert.deepEqual(readManifest(path), {
      name: 'A',
      description: '',
      botName: 'a',
      commands: [],
      scopes: [],
      hasHomeTab: false,
      takesMessages: false,
      events: [],
    });
    rmSync(folder, { recursive: true });
  });
});
