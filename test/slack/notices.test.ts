import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readContent } from '../../sandbox/slack/content';
import type { FollowedSession } from '../../src/domain/followed-session';
import { agentMessage, alertText } from '../../src/slack/notices';
import { textsFor } from '../../src/texts/catalogue';
import { aRequest } from '../support/requests';
import { DESK } from './choosing';
import { foreignPartOf, mrkdwnIn } from './kit';

const en = textsFor('en');
const NO_LINKS = { messageUrl: undefined, workspaceUrl: undefined };
const LINKS = {
  messageUrl: 'https://team.slack.com/archives/C1/p1',
  workspaceUrl: 'https://desk.example/?a=1&b=|',
};

function waiting(session: Partial<FollowedSession> = {}) {
  return aRequest({ session: { phase: 'waiting', told: [], ...session } });
}

describe('the alert that nobody has accepted', () => {
  it('names who asked, the customer and the agent, and says what to do', () => {
    const text = alertText(waiting({ agent: 'bob@example.com' }), en, DESK, 'inThread');
    assert.equal(
      text,
      `${en.session.notAccepted('<@U0001>', 'customer-1', 'Bob (bob@example.com)')}\n${en.session.whatToDo}`,
    );
  });

  it('mentions the agent who is known in Slack', () => {
    const session = { agent: 'bob@example.com', person: 'U_BOB' };
    assert.match(
      alertText(waiting(session), en, DESK, 'inThread'),
      /<@U_BOB> \(bob@example\.com\)/,
    );
  });

  it('says where the buttons are when it is written to the person directly', () => {
    const elsewhere = (conversation: string) =>
      alertText({ ...waiting(), conversation }, en, DESK, 'directly');
    assert.ok(elsewhere('C0001').endsWith(en.session.whatToDoElsewhere('<#C0001>')));
    assert.ok(elsewhere('D0001').endsWith(en.session.whatToDoElsewhere(undefined)));
  });

  it('names no agent where there is none', () => {
    const nobody = en.session.notAcceptedByAnybody('<@U0001>', 'customer-1');
    assert.ok(alertText(waiting(), en, DESK, 'inThread').startsWith(nobody));
    assert.ok(alertText(aRequest(), en, DESK, 'inThread').startsWith(nobody));
  });

  it('says that the customer is in the queue', () => {
    const queueing = alertText(waiting({ phase: 'queueing' }), en, undefined, 'inThread');
    assert.ok(queueing.startsWith(en.session.stillQueueing('<@U0001>', 'customer-1')));
  });
});

describe('the message to an agent', () => {
  it('says which customer, who asked and why, and where to go', () => {
    const target = { customer: 'customer-1', account: '@shop', skillGroup: 9465 };
    const request = aRequest({ target, reason: 'Asked for\n<a call>' });
    const { text, blocks } = agentMessage(request, en, { links: LINKS, directory: DESK });
    const shown = mrkdwnIn(blocks).join('\n');
    for (const words of [
      en.session.yours('customer-1'),
      en.session.acceptIt,
      '<@U0001>',
      '`@shop`',
      'Billing (9465)',
      `<${LINKS.messageUrl}|${en.session.openMessage}>`,
      `<https://desk.example/?a=1&amp;b=%7C|${en.session.openDesk}>`,
    ]) {
      assert.ok(text.includes(words), `text: ${words}`);
      assert.ok(shown.includes(words), `blocks: ${words}`);
    }
    assert.ok(text.includes(en.message.reason('Asked for\n&lt;a call&gt;')));
    assert.ok(shown.includes('> Asked for\n> &lt;a call&gt;'));
  });

  it('leaves out what is not known', () => {
    const { text, blocks } = agentMessage(aRequest(), en, { links: NO_LINKS, directory: DESK });
    assert.equal(blocks.length, 2);
    assert.equal(text.split('\n').length, 3);
  });

  it('is taken by Slack whatever is in it, and mentions nobody else', () => {
    const signs = (max: number) =>
      fc.string({
        unit: fc.constantFrom('&', '<', '>', '客', '`', '*', '\n', 'x'),
        maxLength: max,
      });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '&', 'a', '`', '_'), minLength: 1, maxLength: 32 }),
        signs(500),
        signs(300),
        fc.constantFrom('en' as const, 'zh-CN' as const),
        (customer, reason, agent, language) => {
          const texts = textsFor(language);
          const request = {
            ...waiting({ agent }),
            target: { customer, account: customer, skillGroup: 1 },
            reason,
          };
          const message = agentMessage(request, texts, { links: NO_LINKS, directory: undefined });
          const alert = alertText(request, texts, undefined, 'directly');
          const block = { type: 'section', text: { type: 'mrkdwn', text: alert, verbatim: true } };
          for (const content of [{ ...message }, { text: alert, blocks: [block] }]) {
            const read = readContent(content);
            if (read.kind === 'refused') assert.fail([read.error, ...read.messages].join('\n'));
            for (const mrkdwn of [content.text, ...mrkdwnIn(content.blocks)]) {
              assert.doesNotMatch(foreignPartOf(mrkdwn), /[<>&]/);
            }
          }
        },
      ),
    );
  });
});
