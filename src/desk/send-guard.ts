import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Clock } from '../domain/clock';

/** When a request may no longer be sent. */
interface SendLimits {
  /** Milliseconds that a new connection may take, the TLS handshake included. */
  readonly connectMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly sendBefore: number;
}

/** Why a request was not sent: its time was over. Named like the system's own error codes. */
export const TOO_LATE = 'ELEASE';
/** Why a request was not sent: the connection took too long. */
const CONNECT_TIMEOUT = 'ECONNTIMEOUT';

/**
 * Makes one request and holds its bytes back until the connection stands, so that a request that
 * cannot have been sent is told apart from one that was not answered. It reads the clock once more
 * right before the bytes leave: a process that was stopped while connecting sends nothing late.
 * To be given to axios as its `transport`.
 */
export class SendGuard {
  readonly #secure: boolean;
  readonly #limits: SendLimits;
  readonly #clock: Clock;
  #sent = false;
  #httpStatus = 0;

  constructor(secure: boolean, limits: SendLimits, clock: Clock) {
    this.#secure = secure;
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Whether bytes of the request may have left this process. */
  get sent(): boolean {
    return this.#sent;
  }

  /** The answer's HTTP status, 0 until there is one. */
  get httpStatus(): number {
    return this.#httpStatus;
  }

  /** As `http.request` and `https.request`. */
  request(
    options: https.RequestOptions,
    onResponse: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const request = (this.#secure ? https : http).request(options, (response) => {
      this.#httpStatus = Number(response.statusCode);
      onResponse(response);
    });
    request.once('socket', (socket) => {
      if (request.reusedSocket) this.#release(socket);
      else this.#holdUntilConnected(socket);
    });
    return request;
  }

  #holdUntilConnected(socket: Socket): void {
    const startedAt = this.#clock.now();
    const giveUp = () => abandon(socket, CONNECT_TIMEOUT);
    const timer = setTimeout(giveUp, this.#limits.connectMs);
    socket.once('close', () => clearTimeout(timer));
    // Corked, because TLS would take the bytes before the handshake is over.
    socket.cork();
    socket.once(this.#secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      if (this.#clock.now() - startedAt > this.#limits.connectMs) giveUp();
      else this.#release(socket);
    });
  }

  #release(socket: Socket): void {
    if (this.#clock.now() >= this.#limits.sendBefore) {
      abandon(socket, TOO_LATE);
      return;
    }
    this.#sent = true;
    socket.uncork();
  }
}

function abandon(socket: Socket, code: string): void {
  socket.destroy(Object.assign(new Error('the request was not sent'), { code }));
}
