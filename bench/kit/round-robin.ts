import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands before several processes and gives each connection to the next of them. */
export interface RoundRobin {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Leads connections to `ports` of 127.0.0.1 in turn. One that refuses is passed over; one that takes
 * the connection and then keeps silent is not, as with a load balancer between two health checks.
 */
export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  let turn = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    keep(near, sockets);
    turn += 1;
    const inTurn = ports.map((_, n) => ports[(turn + n) % ports.length] ?? 0);
    lead(near, inTurn, sockets);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function lead(near: Socket, [port, ...others]: readonly number[], sockets: Set<Socket>): void {
  if (port === undefined) {
    near.destroy();
    return;
  }
  const far = connect({ host: '127.0.0.1', port });
  keep(far, sockets);
  const next = () => lead(near, others, sockets);
  far.once('error', next);
  far.once('connect', () => {
    far.off('error', next);
    near.pipe(far).pipe(near);
    far.once('close', () => near.destroy());
  });
  near.once('close', () => far.destroy());
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  // An error is followed by the end, which says all there is to say.
  socket.on('error', () => undefined);
  socket.once('close', () => sockets.delete(socket));
}
