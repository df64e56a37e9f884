import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { STOP_WITHIN_MS } from '../../src/app';
import { appPaths, assertStarts, ROOT } from './deployed';

const compose = parse(readFileSync(join(ROOT, 'compose.yml'), 'utf8'));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const { app, database } = compose.services;

describe('compose.yml', () => {
  it('gives the app settings that it starts with', () => {
    const files = app.secrets.map((name: string) => `/run/secrets/${name}`);
    assertStarts({ ...app.environment, DESK_SDKAPPID: '1400000000' }, files);
    assert.equal(app.env_file, '.env');
    assert.equal(app.image, `contact-customer:${version}`);
  });

  it('takes every secret from a file of its own, and names no other', () => {
    const used = [...app.secrets, ...database.secrets].sort();
    assert.deepEqual(Object.keys(compose.secrets).sort(), used);
    for (const [name, { file }] of Object.entries<{ file: string }>(compose.secrets)) {
      assert.equal(file, `./secrets/${name}`);
    }
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
    assert.ok(ignored.includes('secrets/'));
  });

  it('holds a token for figures in comments, of the same name wherever it is needed', () => {
    const text = readFileSync(join(ROOT, 'compose.yml'), 'utf8');
    assert.match(text, / # METRICS_TOKEN_FILE: \/run\/secrets\/metrics_token\n/);
    const [, list = ''] = / # secrets: \[(.*)\]\n/.exec(text) ?? [];
    assert.deepEqual(list.split(', '), [...app.secrets, 'metrics_token']);
    assert.match(text, /\n {2}# metrics_token:\n {2}# {3}file: \.\/secrets\/metrics_token\n/);
  });

  it('starts PostgreSQL first, and names its user and database as the URL does', () => {
    const { POSTGRES_USER: user, POSTGRES_DB: name } = database.environment;
    const text = readFileSync(join(ROOT, 'compose.yml'), 'utf8');
    assert.match(text, new RegExp(`# postgres://${user}:<that password>@database:5432/${name}\n`));
    assert.deepEqual(app.depends_on, { database: { condition: 'service_healthy' } });
    assert.ok(database.healthcheck.test.includes(`--username=${user}`));
    assert.ok(database.healthcheck.test.includes(`--dbname=${name}`));
    assert.match(database.image, /^postgres:\d+-/);
  });

  it('runs two processes that can reach PostgreSQL and Slack, and publishes no port', () => {
    assert.equal(app.deploy.replicas, 2);
    assert.deepEqual(app.networks, ['outside', 'database']);
    assert.deepEqual(compose.networks, { outside: null, database: { internal: true } });
    for (const service of [app, database]) assert.equal(service.ports, undefined);
  });

  it('lets the app write nowhere and gain nothing', () => {
    assert.equal(app.read_only, true);
    assert.deepEqual(app.cap_drop, ['ALL']);
    assert.deepEqual(app.security_opt, ['no-new-privileges:true']);
    for (const { type } of app.volumes) assert.equal(type, 'tmpfs');
  });

  it('asks whether the app can work, and gives it the time to stop', () => {
    const [, , program, path] = app.healthcheck.test;
    assert.equal(program, 'deploy/healthcheck.mjs');
    assert.ok(appPaths().includes(path), path);
    assert.match(app.stop_grace_period, /^\d+s$/);
    assert.ok(Number.parseInt(app.stop_grace_period, 10) * 1_000 > STOP_WITHIN_MS);
  });
});
