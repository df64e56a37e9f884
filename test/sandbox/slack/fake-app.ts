import { WebSocket } from 'ws';
import { type Fields, parseJson } from '../../../sandbox/kit/fields';
import type { SlackStandIn } from '../../../sandbox/slack/slack-stand-in';
import { callApi } from './call-api';

/** A Socket Mode client that acks only what a test tells it to. */
export interface FakeApp {
  readonly socket: WebSocket;
  /** What Slack sent, oldest first: hello, envelopes, disconnect. */
  readonly received: readonly Fields[];
  /** The envelope with this number, the first being 0, as soon as it has come. */
  envelope(index: number): Promise<Fields>;
  /** Acks an envelope. */
  ack(envelope: Fields, payload?: Fields): void;
}

/** Connects as Slack's own client does: an address from `apps.connections.open`, then hello. */
export async function connectApp(slack: SlackStandIn): Promise<FakeApp> {
  const { appToken } = slack.workspace.settings;
  const { body } = await callApi(slack, 'apps.connections.open', {}, appToken);
  const socket = new WebSocket(String(body['url']));
  const received: Fields[] = [];
  const watchers = new Set<() => void>();
  socket.on('message', (data) => {
    received.push(parseJson(data.toString()) as Fields);
    for (const watcher of watchers) watcher();
  });
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const watcher = (): void => {
        const found = find();
        if (found === undefined) return;
        watchers.delete(watcher);
        resolve(found);
      };
      watchers.add(watcher);
      watcher();
    });
  await until(() => received[0]);
  return {
    socket,
    received,
    envelope: (index) =>
      until(() => received.filter((each) => each['envelope_id'] !== undefined)[index]),
    ack: ({ envelope_id }, payload = {}) => socket.send(JSON.stringify({ envelope_id, payload })),
  };
}

/** Connects an app that acks everything with `payload`; gives what it is sent, oldest first. */
export async function connectAckingApp(
  slack: SlackStandIn,
  payload: Fields = {},
): Promise<readonly Fields[]> {
  const app = await connectApp(slack);
  const sent: Fields[] = [];
  app.socket.on('message', (data) => {
    const envelope = parseJson(data.toString()) as Fields;
    if (envelope['envelope_id'] === undefined) return;
    sent.push(envelope['payload'] as Fields);
    app.ack(envelope, payload);
  });
  return sent;
}

/** What stands at the end of a path of keys and indexes, such as `view.state.values.name`. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Fields | undefined)?.[key], value);
}
