import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Line, startLine } from '../../bench/kit/line';
import { type RoundRobin, startRoundRobin } from '../../bench/kit/round-robin';
import { freePort } from '../../sandbox/app/free-port';

/** A server that says its name to whoever connects, and then all that it hears. */
async function echo(name: string): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(name);
    socket.pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function heard(socket: Socket): Promise<string> {
  const [data] = await once(socket, 'data');
  return String(data);
}

function dial(port: number): Socket {
  return connect({ host: '127.0.0.1', port });
}

describe('a line that can be troubled', () => {
  let server: Server;
  let line: Line;

  beforeEach(async () => {
    const echoing = await echo('a');
    server = echoing.server;
    line = await startLine(echoing.port);
  });
  afterEach(async () => {
    await line.close();
    server.close();
  });

  it('leads both ways', async () => {
    const socket = dial(line.port);
    assert.equal(await heard(socket), 'a');
    socket.write('hello');
    assert.equal(await heard(socket), 'hello');
    socket.destroy();
  });

  it('drops every connection while it is cut, and takes new ones once it is mended', async () => {
    const before = dial(line.port);
    await heard(before);
    line.cut();
    await once(before, 'close');
    await once(
      dial(line.port).on('error', () => undefined),
      'close',
    );
    line.mend();
    const after = dial(line.port);
    assert.equal(await heard(after), 'a');
    after.destroy();
  });

  it('holds everything back while it is stalled, and loses nothing of it', async () => {
    const before = dial(line.port);
    await heard(before);
    line.stall();
    const [later, said] = [dial(line.port), [] as string[]];
    for (const socket of [before, later]) socket.on('data', (data) => said.push(String(data)));
    await once(later, 'connect');
    before.write('b');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(said, []);
    line.mend();
    while (said.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(said.sort(), ['a', 'b']);
    for (const socket of [before, later]) socket.destroy();
  });

  it('resets what there is, and takes what comes after', async () => {
    const before = dial(line.port);
    await heard(before);
    const failed = once(before, 'error');
    line.reset();
    assert.equal((await failed)[0].code, 'ECONNRESET');
    const after = dial(line.port);
    assert.equal(await heard(after), 'a');
    after.destroy();
  });
});

describe('what stands before several processes', () => {
  let servers: Server[];
  let front: RoundRobin | undefined;

  afterEach(async () => {
    await front?.close();
    for (const server of servers) server.close();
  });

  it('gives each connection to the next one, and passes over whoever refuses', async () => {
    const [a, b] = [await echo('a'), await echo('b')];
    servers = [a.server, b.server];
    front = await startRoundRobin([a.port, await freePort(), b.port]);
    const names: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const socket = dial(front.port);
      names.push(await heard(socket));
      socket.destroy();
    }
    assert.equal(names.filter((name) => name === 'a').length, 2);
    assert.equal(names.filter((name) => name === 'b').length, 4);
  });

  it('ends the connection where all refuse', async () => {
    servers = [];
    front = await startRoundRobin([await freePort(), await freePort()]);
    await once(
      dial(front.port).on('error', () => undefined),
      'close',
    );
  });
});
