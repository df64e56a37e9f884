import assert from 'node:assert/strict';
import type { Outcome } from '../../src/domain/outcome';
import { BUTTONS, readButtonValue } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';
import { ASKED_AT, aRequest } from '../support/requests';
import { ASSIGNED, drawn, settled } from './kit';

const en = textsFor('en');

describe('the buttons of a message', () => {
  it('carry the request and the revision that the presser saw', () => {
    const outcome: Outcome = { kind: 'refused', code: 141001, info: '' };
    for (const { value = '', text } of drawn(settled(outcome, { revision: 7 })).buttons) {
      assert.deepEqual(readButtonValue(value), { requestId: 'request-1', revision: 7 });
      assert.ok(Object.values(en.buttons).includes(Reflect.get(Object(text), 'text')));
    }
  });

  it('ask before a customer may be contacted a second time, and never else', () => {
    const outcome: Outcome = {
      kind: 'unconfirmed',
      because: 'noSessionNow',
      noAnswer: { kind: 'timeout' },
    };
    const { buttons } = drawn(settled(outcome));
    assert.deepEqual(
      buttons.map(({ action_id, style, confirm }) => [action_id, style, confirm !== undefined]),
      [
        [BUTTONS.checkAgain, undefined, false],
        [BUTTONS.contactAnyway, 'danger', true],
      ],
    );
    assert.deepEqual(buttons[1]?.confirm, {
      title: { type: 'plain_text', text: en.message.confirm.title },
      text: { type: 'plain_text', text: en.message.confirm.text('customer-1') },
      confirm: { type: 'plain_text', text: en.message.confirm.yes },
      deny: { type: 'plain_text', text: en.message.confirm.no },
      style: 'danger',
    });
  });
});

describe('the context of a message', () => {
  it('says who asked, when and from which account', () => {
    const { text } = drawn(settled(ASSIGNED));
    const when = `<!date^${ASKED_AT / 1000}^{date_short_pretty} {time}|2025-06-15 15:06 UTC>`;
    assert.equal(text.split('\n').at(-1), `Asked by <@U0001> ${when}, account \`@service\`.`);
  });

  it('says what was asked for besides', () => {
    const target = { customer: '1', account: '@a', skillGroup: 9465, agent: 'bob@example.com' };
    const { text } = drawn(settled(ASSIGNED, { target, reason: 'Asked\nfor a call' }));
    assert.match(text, /skill group 9465, agent `bob@example.com`\.$/);
    assert.match(text, /Reason: Asked\nfor a call/);
    assert.match(drawn(settled(ASSIGNED, { reason: 'a\nb' })).shown, /> a\n> b/);
  });

  it('says who tried again from the second attempt on', () => {
    assert.doesNotMatch(drawn(settled(ASSIGNED, { triedBy: 'U0002' })).text, /Try|U0002/);
    const again = settled(ASSIGNED, { attempt: 3, triedBy: 'U0002' });
    assert.match(drawn(again).text, /Try 3, by <@U0002>/);
  });

  it('says when the session was last looked at while it is unconfirmed', () => {
    const noAnswer = { kind: 'timeout' } as const;
    const outcome: Outcome = { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer };
    const when = `<!date^${ASKED_AT / 1000 + 2}^`;
    assert.ok(drawn(settled(outcome)).text.includes(`Last checked ${when}`));
    assert.doesNotMatch(drawn(settled(ASSIGNED)).text, /Last checked/);
  });

  it('ends with the note about where the message stands', () => {
    const { text, shown } = drawn(settled(ASSIGNED), en, { note: 'Type `/invite @bot`.' });
    assert.ok(text.endsWith('\nType `/invite @bot`.'));
    assert.ok(shown.endsWith('Type `/invite @bot`.'));
  });
});

describe('the metadata of a message', () => {
  it('names the request, by which the message is found again', () => {
    assert.deepEqual(drawn(aRequest()).metadata, {
      event_type: 'contact_request',
      event_payload: { request_id: 'request-1' },
    });
  });
});
