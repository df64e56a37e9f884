import assert from 'node:assert/strict';
import type { FollowedPhase, FollowedSession } from '../../src/domain/followed-session';
import type { Outcome } from '../../src/domain/outcome';
import { readButtonValue, SESSION_BUTTONS } from '../../src/slack/ids';
import { time } from '../../src/slack/mrkdwn';
import { textsFor } from '../../src/texts/catalogue';
import { ASKED_AT } from '../support/requests';
import { DESK } from './choosing';
import { ASSIGNED, drawn, LONGEST_SIGNS, settled } from './kit';

const en = textsFor('en');
const ANN = 'ann@example.com';
const PHASES: readonly FollowedPhase[] = [
  'assigned',
  'waiting',
  'queueing',
  'agent',
  'ended',
  'missed',
];

function followed(session: Partial<FollowedSession>, outcome: Outcome = ASSIGNED) {
  const known = { phase: 'agent', agent: ANN, told: [], ...session } as const;
  return settled(outcome, { session: known, lookAt: ASKED_AT + 7_000 });
}

describe('the message of a session that is followed', () => {
  const { message, session: words } = en;
  const titles: readonly (readonly [FollowedPhase, string | undefined, string, string])[] = [
    ['assigned', ANN, ':white_check_mark:', message.assigned('customer-1', ANN)],
    ['assigned', undefined, ':white_check_mark:', message.assignedToNobody('customer-1')],
    ['waiting', ANN, ':bell:', message.waiting('customer-1', ANN)],
    ['waiting', undefined, ':bell:', message.waitingForSomebody('customer-1')],
    ['queueing', undefined, ':hourglass:', message.queueing('customer-1')],
    ['agent', ANN, ':white_check_mark:', message.withAgent('customer-1', ANN)],
    ['agent', undefined, ':white_check_mark:', message.withSomebody('customer-1')],
    ['ended', ANN, ':checkered_flag:', words.endedWithAgent('customer-1', ANN)],
    ['ended', undefined, ':checkered_flag:', words.ended('customer-1')],
  ];
  for (const [phase, agent, icon, title] of titles) {
    it(`says where the session stands: ${phase}, ${agent}`, () => {
      const { agent: _, ...rest } = followed({ phase }).session ?? assert.fail();
      const session = { ...rest, ...(agent !== undefined && { agent }) };
      const { shown, text } = drawn(settled(ASSIGNED, { session }));
      assert.ok(shown.startsWith(`${icon} *${title}*`), shown);
      assert.ok(text.startsWith(title), text);
    });
  }

  it('mentions the agent who is known in Slack', () => {
    const { shown } = drawn(followed({ person: 'U_ANN' }));
    assert.ok(shown.includes(message.withAgent('customer-1', `<@U_ANN> (${ANN})`)), shown);
  });

  it('names agents as Desk lists them', () => {
    const { shown } = drawn(followed({ agent: 'bob@example.com' }), en, { directory: DESK });
    assert.ok(shown.includes('Bob (bob@example.com)'), shown);
  });

  it('says what an agent has to do who is waited for', () => {
    assert.ok(drawn(followed({ phase: 'waiting' })).shown.includes(words.toAccept));
    assert.ok(!drawn(followed({ phase: 'agent' })).shown.includes(words.toAccept));
  });

  it('says who had it first when it was passed on', () => {
    const { shown } = drawn(followed({ agent: 'bob@example.com' }));
    assert.ok(shown.includes(words.passedOnFrom(ANN)), shown);
    assert.ok(!drawn(followed({})).shown.includes(words.passedOnFrom(ANN)));
    const nobodyFirst: Outcome = { kind: 'assigned', evidence: 'answer' };
    assert.doesNotMatch(drawn(followed({}, nobodyFirst)).shown, /passed on/);
  });

  it('says who ended it, where that was done from the message', () => {
    const by = drawn(followed({ phase: 'ended', endedBy: 'U0002' }));
    assert.ok(by.shown.includes(words.endedBy('<@U0002>')), by.shown);
    const { shown } = drawn(followed({ phase: 'ended' }));
    assert.doesNotMatch(shown, /ended it/);
    const asked = drawn(followed({ phase: 'ended', endingBy: 'U0002' }));
    assert.ok(asked.shown.includes(words.endingBy('<@U0002>')), asked.shown);
  });

  it('claims no more than the assignment where no look has shown the session in time', () => {
    const { shown, buttons } = drawn(followed({ phase: 'missed' }));
    assert.ok(shown.includes(message.assigned('customer-1', ANN)) && shown.includes(words.missed));
    assert.deepEqual(buttons, []);
  });

  it('says that only the session shows it, where Desk has not answered', () => {
    const outcome: Outcome = { kind: 'assigned', agent: ANN, evidence: 'waiting' };
    assert.ok(drawn(followed({ phase: 'waiting' }, outcome)).shown.includes(message.seenInSession));
    assert.ok(drawn(settled(outcome)).shown.includes(message.waiting('customer-1', ANN)));
  });

  it('says until when it is followed, where it is', () => {
    const until = words.followedUntil(time(ASKED_AT + 2_000 + 30 * 60_000));
    const request = followed({});
    assert.ok(drawn(request).text.includes(until));
    assert.ok(!drawn(request, en, { isLive: false }).text.includes(until));
    const { lookAt: _, ...unfollowed } = request;
    assert.ok(!drawn(unfollowed).text.includes(until));
  });

  it('says when it was last looked at, where somebody asked or it is followed no more', () => {
    const lookedAt = ASKED_AT + 60_000;
    assert.ok(drawn(followed({ lookedAt })).text.includes(message.lookedAt(time(lookedAt))));
  });

  for (const phase of PHASES) {
    it(`has the buttons that help: ${phase}`, () => {
      const { buttons } = drawn(followed({ phase }));
      assert.deepEqual(
        buttons.map(({ action_id, style, confirm }) => [action_id, style, confirm !== undefined]),
        phase === 'ended' || phase === 'missed'
          ? []
          : [
              [SESSION_BUTTONS.refresh, undefined, false],
              [SESSION_BUTTONS.end, 'danger', true],
            ],
      );
      for (const { value = '' } of buttons) {
        assert.deepEqual(readButtonValue(value), { requestId: 'request-1', revision: 2 });
      }
    });
  }

  for (const language of ['en', 'zh-CN'] as const) {
    it(`is taken by Slack in ${language} whatever is in it`, () => {
      for (const sign of LONGEST_SIGNS) {
        for (const phase of PHASES) {
          const session = { phase, agent: sign.repeat(500), endedBy: 'U0002', lookedAt: ASKED_AT };
          const target = { customer: '&'.repeat(32), account: '@', skillGroup: 5 };
          const request = { ...followed(session), target, reason: sign.repeat(500) };
          assert.ok(drawn(request, textsFor(language)).shown.length > 0);
        }
      }
    });
  }
});
