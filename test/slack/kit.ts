import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { isFields } from '../../sandbox/kit/fields';
import { reset, startLocalServer } from '../../sandbox/kit/local-server';
import { readContent } from '../../sandbox/slack/content';
import type { SlackStandIn } from '../../sandbox/slack/slack-stand-in';
import type { ContactRequest } from '../../src/domain/contact-request';
import type { NoAnswer, Outcome } from '../../src/domain/outcome';
import { tryOnce } from '../../src/slack/clients';
import { type Drawing, drawMessage } from '../../src/slack/message';
import { textsFor } from '../../src/texts/catalogue';
import { ASKED_AT, aRequest } from '../support/requests';

/** The SDK's logger, for tests that are not about it. */
export const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setLevel: () => undefined,
  setName: () => undefined,
};

/** A request with this outcome, 2 s after it was asked for. */
export function settled(outcome: Outcome, changes: Partial<ContactRequest> = {}): ContactRequest {
  return aRequest({
    state: 'settled',
    outcome,
    revision: 2,
    settledAt: ASKED_AT + 2_000,
    ...changes,
  });
}

export const ASSIGNED: Outcome = {
  kind: 'assigned',
  agent: 'ann@example.com',
  evidence: 'answer',
};

export const NO_ANSWERS: readonly NoAnswer[] = [
  { kind: 'timeout' },
  { kind: 'connectionLost' },
  { kind: 'unreadable', httpStatus: 502 },
  { kind: 'code', code: 141002, info: 'busy' },
  { kind: 'interrupted' },
];

/** Every `text` that is drawn as Slack's markdown, wherever it stands. */
export function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (!isFields(value)) return [];
  const { type, text } = value;
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}

/** What is left of Slack's markdown once this app's own mentions, times and quotes are gone. */
export function foreignPartOf(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<@[A-Z0-9]+>|<#[A-Z0-9]+>|<!date\^[^<>]*>/g, '')
    .replaceAll(/^> /gm, '')
    .replaceAll(/&(?:amp|lt|gt);/g, '');
}

/** The lengths of texts that Slack's markdown makes longest: all escapes, all three-byte signs. */
export const LONGEST_SIGNS = ['&', '<', '客', '"', '\u{1f600}'] as const;

/** A client of the stand-in that waits no longer than `timeoutMs`. */
export function clientOf(slack: SlackStandIn, timeoutMs = 5_000): WebClient {
  const { apiUrl, workspace } = slack;
  return new WebClient(workspace.settings.botToken, tryOnce({ apiUrl, logger: QUIET }, timeoutMs));
}

/** How an answer of Slack's can break, on a bare server: each is sent instead of JSON. */
export const BROKEN_ANSWERS = {
  'a body that breaks off': (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"ok":');
    setImmediate(() => reset(response));
  },
  null: (response: ServerResponse) => void response.writeHead(200).end('null'),
  'a number': (response: ServerResponse) => void response.writeHead(200).end('7'),
  'a page': (response: ServerResponse) => void response.writeHead(200).end('<html>Sorry</html>'),
  nothing: (response: ServerResponse) => void response.writeHead(200).end(),
  'HTTP status 503': (response: ServerResponse) => void response.writeHead(503).end('{"ok":true}'),
  '429 without a time': (response: ServerResponse) => void response.writeHead(429).end(),
} as const;

/** Answers every call with `answer` while `use` runs. */
export async function withServer(
  answer: (response: ServerResponse, body: string) => void,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const server = await startLocalServer((_, body, response) => answer(response, body));
  try {
    await use(server.url);
  } finally {
    await server.refuse();
  }
}

/** A client whose every call gets an answer of that kind. */
export async function withBrokenSlack(
  answer: (response: ServerResponse) => void,
  use: (client: WebClient) => Promise<void>,
): Promise<void> {
  await withServer(answer, (url) =>
    use(new WebClient('xoxb-1', tryOnce({ apiUrl: `${url}/api/`, logger: QUIET }, 5_000))),
  );
}

/** What `chat.update` takes at most, after escaping. */
const TEXT_MAX_BYTES = 4_000;

/** The message as Slack takes it; fails with Slack's complaints where it does not. */
export function drawn(
  request: ContactRequest,
  texts = textsFor('en'),
  more: Partial<Drawing> = {},
) {
  const message = drawMessage(request, { texts, directory: undefined, isLive: true, ...more });
  const content = readContent({ ...message });
  if (content.kind === 'refused') assert.fail([content.error, ...content.messages].join('\n'));
  const escaped = message.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  assert.ok(Buffer.byteLength(escaped) <= TEXT_MAX_BYTES, `text of ${escaped.length}`);
  const { blocks = [] } = content;
  const elements = blocks.flatMap((block) => block.elements ?? []);
  return {
    ...message,
    shown: mrkdwnIn(blocks).join('\n'),
    buttons: elements.filter(({ type }) => type === 'button'),
  };
}
