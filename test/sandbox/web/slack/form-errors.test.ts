import assert from 'node:assert/strict';
import {
  answered,
  errorsOf,
  heldBack,
  NO_ERRORS,
  touch,
} from '../../../../sandbox/web/slack/form-errors';

const APP = { name: 'Too short.', mail: 'No such mail.' };

describe('the errors of a form', () => {
  it('are the app’s, but not of a field that was changed since', () => {
    assert.deepEqual(errorsOf(NO_ERRORS, APP), APP);
    assert.deepEqual(errorsOf(touch(NO_ERRORS, 'name'), APP), { mail: APP.mail });
  });

  it('are what Slack held the form back for too, until that is changed', () => {
    const held = heldBack(touch(NO_ERRORS, 'name'), { reason: 'Fill this in.' });
    assert.deepEqual(errorsOf(held, APP), { mail: APP.mail, reason: 'Fill this in.' });
    assert.deepEqual(errorsOf(touch(held, 'reason'), APP), { mail: APP.mail });
  });

  it('are not those of an earlier submission once another is held back', () => {
    const first = heldBack(NO_ERRORS, { reason: 'Fill this in.' });
    assert.deepEqual(errorsOf(heldBack(first, {}), {}), {});
  });

  it('are the app’s again once it has answered again', () => {
    const changed = touch(touch(NO_ERRORS, 'name'), 'mail');
    assert.deepEqual(errorsOf(answered(changed), { name: APP.name }), { name: APP.name });
  });
});
