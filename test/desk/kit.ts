import assert from 'node:assert/strict';
import http from 'node:http';
import type net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { inspect } from 'node:util';
import nock from 'nock';
import { createDesk, type DeskTimeouts } from '../../src/desk/create-desk';
import type { Desk } from '../../src/desk/desk';
import type { DirectoryLists, ListAnswer } from '../../src/desk/directory-lists';
import type { Clock } from '../../src/domain/clock';
import type { Target } from '../../src/domain/contact-request';
import type { Log, LogFields } from '../../src/domain/log';

/** The key of Tencent's public sample. */
export const SIGNER = {
  sdkAppId: 1400000000,
  secretKey: '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
  admin: 'administrator',
} as const;

export const TARGET: Target = { customer: 'customer-1', account: '@shop' };

/** Late enough for every call of a test. */
export const ANY_TIME = Number.MAX_SAFE_INTEGER;

/** A clock that only the test moves. */
export class ManualClock implements Clock {
  time = 1_700_000_000_000;

  now(): number {
    return this.time;
  }

  sleep(): Promise<void> {
    return Promise.resolve();
  }
}

interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: LogFields;
  readonly event: string;
}

class RecordingLog implements Log {
  readonly lines: LogLine[] = [];

  debug = (fields: LogFields, event: string) => this.#add({ level: 'debug', fields, event });
  info = (fields: LogFields, event: string) => this.#add({ level: 'info', fields, event });
  warn = (fields: LogFields, event: string) => this.#add({ level: 'warn', fields, event });
  error = (fields: LogFields, event: string) => this.#add({ level: 'error', fields, event });

  #add(line: LogLine): void {
    this.lines.push(line);
  }
}

/** A Desk client with what it was given, so that a test can look at it. */
export class TestDesk {
  readonly clock = new ManualClock();
  readonly log = new RecordingLog();
  readonly desk: Desk;
  #random = 0;

  constructor(url: string, timeouts?: Partial<DeskTimeouts>) {
    const { clock, log } = this;
    const parts = { clock, log, randomUint32: () => ++this.#random };
    this.desk = createDesk({ ...SIGNER, url }, parts, timeouts);
  }

  /** Contacts, and makes sure that neither the answer nor the log gives a secret away. */
  async contact(target: Target = TARGET, sendBefore = ANY_TIME) {
    const answer = await this.desk.contactCustomer(target, sendBefore);
    assertHoldsNoSecret([answer, this.log.lines]);
    return answer;
  }

  async session() {
    const answer = await this.desk.sessionOf(TARGET);
    assertHoldsNoSecret([answer, this.log.lines]);
    return answer;
  }

  async list<Item>(ask: (lists: DirectoryLists) => Promise<ListAnswer<Item>>) {
    const answer = await ask(this.desk.lists);
    assertHoldsNoSecret([answer, this.log.lines]);
    return answer;
  }
}

/** Looks at everything that `value` holds, hidden properties included. */
function assertHoldsNoSecret(value: unknown): void {
  const all = inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  // `eJ` begins the base64 of every zlib stream, and so every UserSig.
  for (const secret of [
    SIGNER.secretKey,
    /usersig/i,
    /eJ[\w*-]{20}/,
    'contenttype',
    'customer-1',
  ]) {
    assert.ok(typeof secret === 'string' ? !all.includes(secret) : !secret.test(all), all);
  }
}

export interface Received {
  readonly url: URL;
  readonly body: unknown;
}

/** A real HTTP server on 127.0.0.1, with what reached it. */
export class TestServer {
  readonly received: Received[] = [];
  readonly sockets: Socket[] = [];
  readonly #server: http.Server;
  #port = 0;

  private constructor(server: http.Server) {
    this.#server = server;
    server.keepAliveTimeout = 0;
    server.on('connection', (socket) => this.sockets.push(socket));
  }

  /** Calls `answer` with each request once its body has been read. */
  static async start(
    answer: (response: http.ServerResponse, nth: number) => void,
  ): Promise<TestServer> {
    const server = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      started.received.push({
        url: new URL(String(request.url), 'http://localhost'),
        body: JSON.parse(body),
      });
      answer(response, started.received.length);
    });
    const started = new TestServer(server);
    started.#port = await listen(server);
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Listens on a free port of 127.0.0.1, and gives the port. */
export async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** For suites with real sockets: nock puts itself between as soon as any test file loads it. */
export function useRealNetwork(): void {
  let wasActive = false;
  before(() => {
    wasActive = nock.isActive();
    nock.restore();
  });
  after(() => {
    if (wasActive) nock.activate();
  });
}

/** For suites that answer through nock; nothing else is reached. */
export function useNock(): void {
  before(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => nock.cleanAll());
  after(() => nock.enableNetConnect());
}

/** For suites whose UserSig must be known: the library that signs takes the time from `Date.now`. */
export function useDate(now: () => number): void {
  const realNow = Date.now;
  beforeEach(() => {
    Date.now = () => now();
  });
  afterEach(() => {
    Date.now = realNow;
  });
}
