import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { DeskSnapshot, SlackSnapshot } from '../../../../sandbox/control/snapshot';
import type { Conversation, Person } from '../../../../sandbox/slack/options';
import type { Block, Message, OpenView } from '../../../../sandbox/slack/types';
import type { Control } from '../../../../sandbox/web/client';
import { SlackContext, type SlackPage } from '../../../../sandbox/web/slack/slack-page';

export const ALICE: Person = {
  id: 'U_ALICE',
  name: 'alice',
  realName: 'Alice Chen',
  kind: 'member',
};
export const BOB: Person = { id: 'U_BOB', name: 'bob', realName: 'Bob', kind: 'member' };
export const GINA: Person = { id: 'U_GINA', name: 'gina', realName: 'Gina', kind: 'guest' };
export const STAN: Person = { id: 'U_STAN', name: 'stan', realName: 'Stan', kind: 'stranger' };

export function conversation(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    name: id.toLowerCase(),
    kind: 'public',
    botIsMember: true,
    isArchived: false,
    members: [],
    ...more,
  };
}

export function slackOf(more: Partial<SlackSnapshot> = {}): SlackSnapshot {
  return {
    team: { id: 'T', name: 'Acme' },
    app: {
      botUser: 'U_BOT',
      name: 'Contact Customer',
      description: 'Contacts customers.',
      botName: 'contact-customer',
      hasHomeTab: false,
      takesMessages: false,
      commands: [
        {
          command: '/contact-customer',
          description: 'Contact a customer',
          usageHint: '[ID] | help',
        },
        { command: '/contact-list', description: 'List contacts', usageHint: '' },
      ],
    },
    people: [ALICE, BOB, GINA, STAN],
    conversations: [
      conversation('C_SUPPORT', { name: 'support' }),
      conversation('C_OLD', { name: 'old', isArchived: true }),
      conversation('G_VIP', { name: 'vip', kind: 'private', members: ['U_ALICE', 'U_STAN'] }),
      conversation('D_PEOPLE', { name: 'x', kind: 'im', members: ['U_ALICE', 'U_BOB'] }),
    ],
    messages: [],
    views: [],
    homes: {},
    calls: [],
    deliveries: [],
    scopes: { inManifest: [{ name: 'commands', optional: false }], granted: ['commands'] },
    delivery: { times: 1, delayMs: 0 },
    faults: [],
    connections: 1,
    ...more,
  };
}

/** A Desk in which there is nothing. */
export const DESK: DeskSnapshot = {
  customers: [],
  agents: [],
  groups: [],
  accounts: [],
  sessions: [],
  contactFeature: true,
  serviceMode: 'manual',
  acceptSeconds: 0,
  spelling: 'both',
  next: [],
  calls: [],
  contacts: [],
};

export function message(ts: string, more: Partial<Message> = {}): Message {
  return {
    channel: 'C_SUPPORT',
    ts,
    user: 'U_BOB',
    text: `text of ${ts}`,
    blocks: [],
    metadata: undefined,
    edited: 0,
    visibleTo: undefined,
    via: 'person',
    threadTs: undefined,
    ...more,
  };
}

export function openView(
  id: string,
  blocks: readonly Block[],
  more: Partial<OpenView> = {},
): OpenView {
  const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
  return {
    id,
    hash: 'h',
    user: 'U_ALICE',
    conversation: 'C_SUPPORT',
    definition: { type: 'modal', title: text('A form'), submit: text('Send'), blocks },
    state: {},
    drawnState: {},
    errors: {},
    rootId: id,
    previousId: null,
    isOpen: true,
    ...more,
  };
}

/** Answers nothing: what is only drawn does nothing. */
export const idle: Control = () => new Promise(() => undefined);

function pageOf(more: Partial<SlackPage> = {}): SlackPage {
  return {
    slack: slackOf(),
    transport: 'socket',
    now: Date.UTC(2026, 10, 23, 12),
    control: idle,
    person: ALICE,
    actAs: () => undefined,
    place: { kind: 'conversation', id: 'C_SUPPORT' },
    go: () => undefined,
    side: undefined,
    openSide: () => undefined,
    writings: new Map(),
    rewrite: () => undefined,
    ...more,
  };
}

/** What is drawn, as HTML, by somebody on a page. */
export function drawn(children: ReactNode, page: Partial<SlackPage> = {}): string {
  return renderToStaticMarkup(createElement(SlackContext, { value: pageOf(page) }, children));
}

/** The words that a reader sees. */
export function wordsIn(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
