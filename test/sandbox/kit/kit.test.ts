import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Changes, printLatest } from '../../../sandbox/kit/changes';
import { type LocalServer, startLocalServer } from '../../../sandbox/kit/local-server';
import { Script, UNTIL_FORGOTTEN } from '../../../sandbox/kit/script';

describe('a wait for a change', () => {
  it('ends with what is found, at once or after a change', async () => {
    const changes = new Changes();
    let found: string | undefined = 'now';
    const probe = () => found;
    assert.equal(await changes.waitFor(probe, String, 1_000), 'now');
    found = undefined;
    const waiting = changes.waitFor(probe, String, 1_000);
    changes.announce();
    found = 'later';
    changes.announce();
    assert.equal(await waiting, 'later');
  });

  it('ends with what the probe throws', async () => {
    const changes = new Changes();
    let broken = false;
    const probe = (): undefined => {
      if (broken) throw new Error('the process ended');
      return undefined;
    };
    const waiting = changes.waitFor(probe, String, 1_000);
    broken = true;
    changes.announce();
    await assert.rejects(waiting, /the process ended/);
    await assert.rejects(changes.waitFor(probe, String, 1_000), /the process ended/);
  });

  it('prints the end of a long record only', () => {
    const text = printLatest({ calls: Array.from({ length: 30 }, (_, index) => `call ${index}`) });
    assert.ok(text.includes('call 29') && text.includes('call 10') && !text.includes('call 9"'));
  });
});

describe('a script', () => {
  it('gives each call the oldest step for it, as often as told', () => {
    const script = new Script<string>();
    script.add('any');
    script.add('first', { name: 'a', times: 2 });
    script.add('always', { name: 'b', times: Number.POSITIVE_INFINITY });
    const taken = ['b', 'a', 'a', 'a', 'b', 'b', 'c'].map((name) => script.take(name));
    assert.deepEqual(taken, ['any', 'first', 'first', undefined, 'always', 'always', undefined]);
  });

  it('tells what is still to come, also as JSON', () => {
    const script = new Script<string>();
    script.add('twice', { name: 'a', times: 2 });
    script.add('always', { times: Number.POSITIVE_INFINITY });
    script.take('a');
    script.take('b');
    assert.deepEqual(JSON.parse(JSON.stringify(script.planned)), [
      { step: 'twice', name: 'a', left: 1 },
      { step: 'always', left: UNTIL_FORGOTTEN },
    ]);
    script.clear();
    assert.deepEqual(script.planned, []);
  });
});

describe('a local server', () => {
  let server: LocalServer;
  afterEach(() => server.refuse());

  it('answers its own mistakes, so that nobody waits in vain', async () => {
    server = await startLocalServer(() => {
      throw new Error('a bug');
    });
    const response = await fetch(server.url);
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { stand_in_error: 'Error: a bug' });
  });

  it('outlives a client that goes away in the middle of its request', async () => {
    let served = 0;
    server = await startLocalServer((_request, _body, response) => {
      served += 1;
      response.end();
    });
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const arrived = once(server.server, 'request');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf');
    const [request] = (await arrived) as [NodeJS.ReadableStream];
    const gone = new Promise((resolve) => request.once('close', resolve));
    socket.resetAndDestroy();
    await gone;
    await fetch(server.url);
    assert.equal(served, 1);
  });
});
