import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The database's URL, led through here. */
  readonly url: string;
  /** From now on the present connections stay open, and nothing passes. New ones work. */
  goSilent(): void;
  close(): Promise<void>;
}

/** A TCP connection to a database that can go silent, as after the loss of its host. */
export async function wireTo(databaseUrl: string): Promise<Wire> {
  const url = new URL(databaseUrl);
  const { hostname: host, port } = url;
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect({ host, port: Number(port || 5432) });
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    goSilent: () => {
      for (const socket of sockets) socket.unpipe();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
