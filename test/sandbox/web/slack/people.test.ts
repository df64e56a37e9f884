import assert from 'node:assert/strict';
import { personLabel } from '../../../../sandbox/web/slack/act-as';
import { colourOf, initialsOf } from '../../../../sandbox/web/slack/avatar';
import { nameOf, nameOfUser, titleOf } from '../../../../sandbox/web/slack/names';
import { placeOf } from '../../../../sandbox/web/slack/use-slack-state';
import { conversationsOf } from '../../../../sandbox/web/slack/who-sees';
import { ALICE, BOB, conversation, GINA, STAN, slackOf } from './page';

describe('who sees what', () => {
  const ids = (person: typeof ALICE) => conversationsOf(person, slackOf()).map(({ id }) => id);

  it('gives members the public channels, others only what they are in', () => {
    assert.deepEqual(ids(ALICE), ['C_SUPPORT', 'C_OLD', 'G_VIP', 'D_PEOPLE', 'D_U_ALICE']);
    assert.deepEqual(ids(BOB), ['C_SUPPORT', 'C_OLD', 'D_PEOPLE', 'D_U_BOB']);
    assert.deepEqual(ids(GINA), ['D_U_GINA']);
    assert.deepEqual(ids(STAN), ['G_VIP']);
  });

  it('gives nothing of the app to people of other companies, even if they once spoke', () => {
    const begun = conversation('D_U_STAN', { kind: 'im', members: ['U_STAN'] });
    const slack = slackOf({ conversations: [begun] });
    assert.deepEqual(conversationsOf(STAN, slack), []);
    assert.deepEqual(placeOf('home', STAN, slack), { kind: 'nowhere' });
    assert.deepEqual(placeOf('D_U_STAN', STAN, slackOf()), { kind: 'conversation', id: 'G_VIP' });
  });

  it('shows the app’s messages once where they have begun, and nobody else’s', () => {
    const begun = conversation('D_U_BOB', { kind: 'im', members: ['U_BOB'] });
    const slack = slackOf({ conversations: [begun] });
    assert.deepEqual(conversationsOf(BOB, slack), [begun]);
    assert.deepEqual(
      conversationsOf(ALICE, slack).map(({ id }) => id),
      ['D_U_ALICE'],
    );
  });

  it('puts a person where they were, else in the first place they see', () => {
    const slack = slackOf();
    assert.deepEqual(placeOf('G_VIP', ALICE, slack), { kind: 'conversation', id: 'G_VIP' });
    assert.deepEqual(placeOf('G_VIP', BOB, slack), { kind: 'conversation', id: 'C_SUPPORT' });
    assert.deepEqual(placeOf('home', BOB, slack), { kind: 'home' });
  });
});

describe('names', () => {
  it('of conversations are signs, or who the others are', () => {
    const slack = slackOf();
    const titles = conversationsOf(ALICE, slack).map((each) => titleOf(each, ALICE, slack));
    assert.deepEqual(titles, ['#support', '#old', 'vip', 'Bob', 'Contact Customer']);
    assert.equal(nameOf(conversation('D_1', { kind: 'im', name: 'us' }), ALICE, slack), 'us');
  });

  it('of people are their real names, with what limits them', () => {
    assert.deepEqual([ALICE, GINA, STAN].map(personLabel), [
      'Alice Chen',
      'Gina (guest)',
      'Stan (other company)',
    ]);
    assert.equal(nameOfUser('U_NOBODY', slackOf()), 'U_NOBODY');
  });

  it('have initials and a lasting colour', () => {
    assert.deepEqual(['Alice Chen', 'bob', 'contact-customer', '张伟', ''].map(initialsOf), [
      'AC',
      'B',
      'CC',
      '张',
      '',
    ]);
    assert.equal(colourOf('U_ALICE'), colourOf('U_ALICE'));
    assert.notEqual(colourOf('U_ALICE'), colourOf('U_BOB'));
  });
});
