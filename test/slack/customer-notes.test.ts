import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readView } from '../../sandbox/slack/content';
import type { Directory } from '../../src/domain/directory';
import type { SessionPhase } from '../../src/domain/outcome';
import { latelyNote, latelyWarning, sessionNote } from '../../src/slack/customer-notes';
import { contactForm } from '../../src/slack/form';
import { textsFor } from '../../src/texts/catalogue';
import { anyRequest } from '../store/arbitraries';
import { ASKED_AT, aRequest } from '../support/requests';
import { ASSIGNED, foreignPartOf, LONGEST_SIGNS, mrkdwnIn, settled } from './kit';

const en = textsFor('en');
const LISTED: Directory = {
  groups: [],
  agents: [{ mail: 'ann@example.com', name: 'Ann Lee', groups: [] }],
  accounts: [{ id: '@one', name: 'Lumen <Support>' }],
  loads: new Map([['ann@example.com', 3]]),
  queues: new Map(),
};
const TARGET = { customer: 'c&1', account: '@one' };
const PHASES: readonly SessionPhase[] = ['none', 'bot', 'waiting', 'queueing', 'agent'];

const note = (phase: SessionPhase, agent?: string, directory: Directory | undefined = LISTED) =>
  sessionNote(TARGET, { phase, ...(agent !== undefined && { agent }) }, directory, en);

describe('what the form says of a session', () => {
  const said: readonly [string, string, string?][] = [
    ['none', 'Customer c&amp;1 has no session with Lumen &lt;Support&gt; (@one) now.'],
    ['bot', 'Customer c&amp;1 is with the bot of Lumen &lt;Support&gt; (@one) now.'],
    [
      'waiting',
      'Customer c&amp;1 is waiting for an agent of Lumen &lt;Support&gt; (@one) to answer.',
    ],
    ['queueing', 'Customer c&amp;1 is in the queue for an agent of Lumen &lt;Support&gt; (@one).'],
  ];
  for (const [phase, words] of said) {
    it(`names the customer and the account: ${phase}`, () => {
      assert.equal(note(phase as SessionPhase), words);
    });
  }

  it('names the agent who is called', () => {
    assert.match(
      note('waiting', 'ann@example.com'),
      /waiting for agent Ann Lee \(ann@example\.com\) to answer/,
    );
  });

  it('names the agent whom the customer is with, and what Desk will probably say', () => {
    assert.match(
      note('agent', 'ann@example.com'),
      /already with agent Ann Lee \(ann@example\.com\), .*will probably refuse.*141016/,
    );
    assert.match(note('agent'), /already with an agent of .*will probably refuse.*141016/);
  });

  it('names an agent whom nobody has listed by the address alone', () => {
    assert.match(note('agent', 'bob@example.com'), /with agent bob@example\.com,/);
    assert.match(note('agent', 'bob@example.com', undefined), /with agent bob@example\.com,/);
  });
});

describe('what the form says of other requests', () => {
  it('is who asked, when, and what came of it, a line each', () => {
    const running = aRequest({ triedBy: 'U0007', calledAt: ASKED_AT + 60_000 });
    const lines = latelyNote([running, settled(ASSIGNED)], en)?.split('\n') ?? [];
    assert.match(lines[0] ?? '', /^• <@U0007> asked .*<!date\^1750000060\^.*Contacting customer/);
    assert.match(lines[1] ?? '', /^• <@U0001> asked .*1750000000.* assigned to agent ann@example/);
  });

  it('says it of every outcome', () => {
    const how = (outcome: Parameters<typeof settled>[0]) => latelyNote([settled(outcome)], en);
    assert.match(how({ kind: 'refused', code: 141011, info: '' }) ?? '', /the agent is offline/);
    const neverSent = { kind: 'notContacted', because: 'neverSent', error: 'E' } as const;
    assert.match(how(neverSent) ?? '', /was not contacted/);
    const noAnswer = { kind: 'timeout' } as const;
    const unconfirmed = { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer } as const;
    assert.match(how(unconfirmed) ?? '', /Unconfirmed/);
  });

  it('is nothing where there are none', () => {
    assert.equal(latelyNote([], en), undefined);
  });

  it('warns above the same lines how to go on', () => {
    const warning = latelyWarning('customer-1', [settled(ASSIGNED)], en);
    assert.match(warning, /^:warning: .*customer-1.*“Contact anyway”/);
    assert.ok(warning.endsWith(latelyNote([settled(ASSIGNED)], en) ?? '-'));
  });
});

describe('the notes of a form', () => {
  const userId = fc.string({
    unit: fc.constantFrom('a', '&', '<', '>', '*', '`', ':', ' ', '@'),
    minLength: 1,
    maxLength: 32,
  });
  const requests = fc.array(
    fc.tuple(anyRequest, userId).map(([request, customer]) => ({
      ...request,
      triedBy: 'U0001',
      calledAt: ASKED_AT,
      // Slack's own IDs; everything else is foreign.
      ...(request.session && { session: { ...request.session, person: 'U0002' } }),
      target: { ...request.target, customer },
    })),
    { minLength: 1, maxLength: 3 },
  );
  const agent = fc.oneof(fc.emailAddress(), fc.string({ unit: fc.constantFrom(...LONGEST_SIGNS) }));

  for (const language of ['en', 'zh-CN'] as const) {
    it(`are escaped and taken by Slack in ${language}, whatever is in them`, () => {
      const texts = textsFor(language);
      const any = fc.tuple(userId, fc.constantFrom(...PHASES), fc.option(agent), requests);
      const property = fc.property(any, ([customer, phase, mail, lately]) => {
        const seen = { phase, ...(mail !== null && { agent: mail }) };
        const notes = {
          session: sessionNote({ customer, account: customer }, seen, LISTED, texts),
          lately: latelyNote(lately, texts) ?? '',
          warning: latelyWarning(customer, lately, texts),
        };
        const offers = { accounts: ['@one'], directory: undefined };
        const view = contactForm(texts, offers, { customer }, { conversation: 'C1' }, notes);
        const read = readView(view);
        assert.equal(read.kind, 'view', JSON.stringify(read));
        assert.equal(view.submit?.text, texts.look.submitAnyway);
        for (const said of mrkdwnIn(view.blocks)) assert.doesNotMatch(foreignPartOf(said), /[<>&]/);
      });
      fc.assert(property, { numRuns: 150 });
    });
  }
});
