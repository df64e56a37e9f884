import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appPaths, appPort, ROOT, readInstructions } from './deployed';

const instructions = readInstructions();
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const packageJson = JSON.parse(read('package.json'));
/** What `name` says in the last stage, the one that is shipped. */
const shipped = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const said = (name: string) =>
  shipped.filter((instruction) => instruction.name === name).map(({ text }) => text);

describe('the Dockerfile', () => {
  it('runs a Node.js that package.json takes and that the whole suite is run on', () => {
    const [, major = ''] = /^FROM node:(\d+)-/m.exec(read('Dockerfile')) ?? [];
    const takes = packageJson.engines.node.split(' || ').some((range: string) => {
      const [, operator, least] = /^(\^|>=)(\d+)\./.exec(range) ?? [];
      return operator === '>=' ? Number(major) >= Number(least) : major === least;
    });
    assert.ok(takes, major);
    assert.match(read('.ci/run'), new RegExp(`--package=node@${major} `));
  });

  it('pins every base by a tag', () => {
    const stages = new Set<string>();
    for (const { text } of instructions.filter(({ name }) => name === 'FROM')) {
      const [image = '', , stage = ''] = text.split(' ');
      assert.ok(stages.has(image) || /^\w+:(?!latest)[\w.-]+$/.test(image), image);
      stages.add(stage);
    }
  });

  it('copies what is there, and .dockerignore lets nothing else in', () => {
    const copied = instructions
      .filter(({ name, text }) => name === 'COPY' && !text.includes('--from='))
      .flatMap(({ text }) =>
        text
          .replace(/--\S+ /g, '')
          .split(' ')
          .slice(0, -1),
      );
    for (const path of copied) assert.ok(existsSync(join(ROOT, path)), path);
    const [first, ...others] = read('.dockerignore').split('\n').filter(isRule);
    assert.equal(first, '*');
    assert.deepEqual(others, [...new Set(copied)].map((path) => `!${path}`).sort());
    for (const secret of ['.env', 'data', 'secrets', 'node_modules']) {
      assert.ok(!copied.includes(secret), secret);
    }
  });

  it('runs as nobody in particular', () => {
    const [user = ''] = said('USER');
    assert.match(user, /^[1-9]\d*:[1-9]\d*$/);
  });

  it('starts Node.js itself, so that SIGTERM reaches it, with the options of npm start', () => {
    const started = packageJson.scripts.start.replace(/^exec /, '').split(' ');
    assert.deepEqual(said('ENTRYPOINT').map(asJson), [started]);
    assert.deepEqual(said('STOPSIGNAL'), ['SIGTERM']);
  });

  it('keeps everything in the one volume', () => {
    assert.deepEqual(said('VOLUME').map(asJson), [['/data']]);
    assert.match(said('ENV').join(), /NODE_ENV=production DATA_DIR=\/data SQLITE_TMPDIR=\/data/);
  });

  it('says which port there is, and asks whether the process lives', () => {
    assert.deepEqual(said('EXPOSE'), [String(appPort())]);
    const [check = ''] = said('HEALTHCHECK');
    const command = JSON.parse(check.slice(check.indexOf('[')));
    assert.deepEqual(command, ['node', 'deploy/healthcheck.mjs', '/healthz']);
    assert.ok(appPaths().includes('/healthz'));
  });

  it('is labelled with the version of package.json', () => {
    assert.ok(said('ARG').includes(`VERSION=${packageJson.version}`));
    assert.match(said('LABEL').join(), new RegExp(`licenses="${packageJson.license}"`));
  });
});

function isRule(line: string): boolean {
  return line !== '' && !line.startsWith('#');
}

function asJson(text: string): unknown {
  return JSON.parse(text);
}
