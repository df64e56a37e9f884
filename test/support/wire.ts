import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The URL, led through here. */
  readonly url: string;
  /** From now on the present connections stay open, and nothing passes. New ones work. */
  goSilent(): void;
  /** Nothing passes any more, over new connections either, which are taken all the same. */
  goDead(): void;
  /** Ends the present connections. */
  cut(): void;
  /** Ends the present connections, and refuses new ones. */
  refuse(): Promise<void>;
  /** From now on new connections work; the present ones end. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/** A TCP connection to a server that can go silent, as after the loss of its host. */
export async function wireTo(serverUrl: string): Promise<Wire> {
  const url = new URL(serverUrl);
  const { hostname: host, port } = url;
  const sockets = new Set<Socket>();
  let isDead = false;
  const server = createServer((near) => {
    const far = isDead ? undefined : connect({ host, port: Number(port || 5432) });
    for (const socket of [near, far]) {
      if (socket === undefined) continue;
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    if (far !== undefined) near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const own = (server.address() as AddressInfo).port;
  url.hostname = '127.0.0.1';
  url.port = String(own);
  const goSilent = () => {
    for (const socket of sockets) socket.unpipe();
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const refuse = async () => {
    if (!server.listening) return;
    server.close();
    cut();
    await once(server, 'close');
  };
  return {
    url: url.href,
    goSilent,
    goDead: () => {
      isDead = true;
      goSilent();
    },
    cut,
    refuse,
    revive: async () => {
      isDead = false;
      cut();
      if (!server.listening) await once(server.listen(own, '127.0.0.1'), 'listening');
    },
    close: refuse,
  };
}
