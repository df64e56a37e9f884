import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP line to a server on this machine that can be troubled. */
export interface Line {
  readonly port: number;
  /** Drops every connection, and each new one at once, until `mend`. */
  cut(): void;
  /** Keeps every connection, old and new, and lets nothing through, until `mend`. */
  stall(): void;
  /** Resets every connection that there is; new ones work. */
  reset(): void;
  mend(): void;
  close(): Promise<void>;
}

/** One connection, from whoever called to the server. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

type State = 'open' | 'cut' | 'stalled';

/** Leads connections to `port` of 127.0.0.1. */
export async function startLine(port: number): Promise<Line> {
  const pairs = new Set<Pair>();
  let state: State = 'open';
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port });
    const pair = { near, far };
    join(pair, pairs);
    if (state === 'cut') end(pair);
    if (state === 'open') link(pair);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const enter = (next: State) => {
    state = next;
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      enter('cut');
      pairs.forEach(end);
    },
    stall: () => {
      enter('stalled');
      pairs.forEach(unlink);
    },
    reset: () => pairs.forEach(({ near, far }) => void [near, far].map((s) => s.resetAndDestroy())),
    mend: () => {
      enter('open');
      pairs.forEach(link);
    },
    close: () => closeAll(server, pairs),
  };
}

function join(pair: Pair, pairs: Set<Pair>): void {
  pairs.add(pair);
  for (const socket of [pair.near, pair.far]) {
    // An error is followed by the end, which says all there is to say.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      pairs.delete(pair);
      end(pair);
    });
  }
}

function link({ near, far }: Pair): void {
  unlink({ near, far });
  near.pipe(far).pipe(near);
}

function unlink({ near, far }: Pair): void {
  near.unpipe(far);
  far.unpipe(near);
}

function end({ near, far }: Pair): void {
  near.destroy();
  far.destroy();
}

async function closeAll(server: Server, pairs: ReadonlySet<Pair>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  pairs.forEach(end);
  await closed;
}
