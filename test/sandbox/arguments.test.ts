import assert from 'node:assert/strict';
import { readArguments, USAGE } from '../../sandbox/arguments';

const CWD = '/home/mia';

describe('the command line of the sandbox', () => {
  it('runs over Socket Mode in English on any port where nothing is said', () => {
    assert.deepEqual(readArguments([], CWD), {
      kind: 'run',
      options: { transport: 'socket', language: 'en' },
    });
  });

  it('takes every option', () => {
    const args = ['--port', '4100', '--http', '--seed', 'team.yml', '--language', 'zh-CN'];
    assert.deepEqual(readArguments(args, CWD), {
      kind: 'run',
      options: { port: 4100, transport: 'http', language: 'zh-CN', seed: '/home/mia/team.yml' },
    });
  });

  for (const port of ['0', '65536', 'http', '-1', '1.5']) {
    it(`refuses ${port} as a port`, () => {
      const read = readArguments([`--port=${port}`], CWD);
      assert.ok(read.kind === 'wrong');
      assert.match(read.problem, /1 to 65535/);
    });
  }

  it('names an option that there is not', () => {
    const read = readArguments(['--htpp'], CWD);
    assert.ok(read.kind === 'wrong');
    assert.match(read.problem, /--htpp/);
  });

  it('refuses a language that the app does not speak', () => {
    const read = readArguments(['--language', 'fr'], CWD);
    assert.ok(read.kind === 'wrong');
    assert.match(read.problem, /en or zh-CN/);
  });

  it('explains every option on --help', () => {
    assert.deepEqual(readArguments(['--help'], CWD), { kind: 'help' });
    for (const name of ['--port', '--http', '--seed', '--language'])
      assert.ok(USAGE.includes(name));
  });
});
