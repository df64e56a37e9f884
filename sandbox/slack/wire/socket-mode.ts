import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Changes } from '../../kit/changes';
import { isFields, parseJson } from '../../kit/fields';
import type { Timers } from '../../kit/timers';
import { IDS } from '../workspace';
import { Tickets } from './tickets';
import type { AppEvent, DeliverOptions, Sent, Transport } from './transport';
import { Unacked } from './unacked';

/** Why Slack tells an app to connect anew (docs.slack.dev, "Using Socket Mode"). */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** That share one app's payloads. */
const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;

const ENVELOPES = {
  command: { type: 'slash_commands', accepts_response_payload: true },
  interactive: { type: 'interactive', accepts_response_payload: true },
  event: {
    type: 'events_api',
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
  },
} as const;

interface SocketModeParts {
  readonly changes: Changes;
  readonly timers: Timers;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** From the word that an app is to connect anew to the end of its connection, in ms. */
  readonly refreshMs: number;
}

/** Slack's end of Socket Mode: gives out addresses, sends envelopes and waits for their acks. */
export class SocketMode implements Transport {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets: Tickets;
  /** Connections that take envelopes, the next to be used first. */
  #ready: WebSocket[] = [];
  readonly #unacked: Unacked;
  readonly #parts: SocketModeParts;
  readonly #pings: NodeJS.Timeout;

  constructor(parts: SocketModeParts) {
    this.#parts = parts;
    this.#tickets = new Tickets(parts.now);
    this.#unacked = new Unacked(parts.timers);
    this.#pings = setInterval(() => {
      for (const socket of this.#server.clients) socket.ping();
    }, PING_EVERY_MS);
  }

  /** How many connections take envelopes now. */
  get connections(): number {
    return this.#ready.length;
  }

  /** The path and query of a new address, good for one connection. */
  newPath(): string {
    return `/link/?ticket=${this.#tickets.issue()}&app_id=${IDS.app}`;
  }

  /** Takes over an HTTP upgrade; without a ticket that still holds it is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://slack');
    if (!this.#tickets.use(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened));
  }

  /**
   * Sends over the connections in turn. Without any, the event is lost at once; one that is lost
   * with its connection goes over the next, unless `retry` is false.
   */
  async send(event: AppEvent, { retry = true }: DeliverOptions, signal: AbortSignal) {
    const envelope = {
      envelope_id: randomUUID(),
      ...ENVELOPES[event.kind],
      payload: event.payload,
    };
    for (let socket = this.#next(); ; socket = await this.#laterOne(signal)) {
      if (socket === undefined) return { kind: 'lost', error: 'no connection' } as const;
      const sent = await this.#sendOver(socket, envelope, signal);
      if (sent.kind === 'acked' || !retry) return sent;
    }
  }

  /** Asks connected clients to connect anew, as Slack does every few hours, then closes. */
  disconnect(reason: DisconnectReason, sockets: readonly WebSocket[] = this.#ready): void {
    for (const socket of sockets) this.#dismiss(socket, reason);
    this.#ready = this.#ready.filter((each) => !sockets.includes(each));
    this.#parts.changes.announce();
  }

  /**
   * Refreshes the connection that is open the longest. Slack does not say whether payloads still
   * come over it after the warning; here they do not, which asks more of the app.
   */
  refreshOldest(): void {
    const open = [...this.#server.clients].filter((each) => this.#ready.includes(each));
    this.disconnect('warning', open.slice(0, 1));
  }

  /** Drops every connection without a word. */
  cut(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pings);
    this.cut();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', () => this.#forget(socket));
    socket.on('error', () => {}); // The close that follows says all there is to say.
    if (this.#ready.length >= MOST_CONNECTIONS) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    this.#ready.push(socket);
    const hello = {
      type: 'hello',
      num_connections: this.#ready.length,
      connection_info: { app_id: IDS.app },
      debug_info: { host: 'stand-in', approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
    this.#parts.changes.announce();
  }

  #dismiss(socket: WebSocket, reason: DisconnectReason): void {
    const host = 'stand-in';
    const tell = (reason: DisconnectReason): void =>
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }));
    tell(reason);
    const callOff = this.#parts.timers.after(this.#parts.refreshMs, () => {
      if (reason === 'warning') tell('refresh_requested');
      socket.close();
    });
    socket.once('close', callOff);
  }

  #next(): WebSocket | undefined {
    const socket = this.#ready.shift();
    if (socket !== undefined) this.#ready.push(socket);
    return socket;
  }

  /** The next connection as soon as there is one; undefined once nobody waits any more. */
  #laterOne(signal: AbortSignal): Promise<WebSocket | undefined> {
    return new Promise((resolve) => {
      const ask = (): void => {
        const socket = signal.aborted ? undefined : this.#next();
        if (socket === undefined && !signal.aborted) return;
        stop();
        signal.removeEventListener('abort', ask);
        resolve(socket);
      };
      const stop = this.#parts.changes.watch(ask);
      signal.addEventListener('abort', ask);
      ask();
    });
  }

  #sendOver(
    socket: WebSocket,
    envelope: { readonly envelope_id: string },
    signal: AbortSignal,
  ): Promise<Sent> {
    const sent = this.#unacked.add(envelope.envelope_id, socket, signal);
    socket.send(JSON.stringify(envelope));
    return sent;
  }

  #receive(data: RawData): void {
    const message = parseJson(data.toString());
    if (!isFields(message) || typeof message['envelope_id'] !== 'string') return;
    const { envelope_id: id, payload } = message;
    const isEmpty = !isFields(payload) || Object.keys(payload).length === 0;
    this.#unacked.settle(id, { kind: 'acked', status: 200, body: isEmpty ? '' : payload });
  }

  #forget(socket: WebSocket): void {
    this.#ready = this.#ready.filter((each) => each !== socket);
    this.#unacked.lose(socket);
    this.#parts.changes.announce();
  }
}
