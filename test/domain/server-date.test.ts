import assert from 'node:assert/strict';
import { isHealthy, roomOf } from '../../src/domain/checkup';
import { readServerDate } from '../../src/domain/server-date';

const AT = Date.UTC(2026, 10, 23, 10, 40, 11, 500);

describe('a server’s date', () => {
  it('tells how far its clock is ahead or behind', () => {
    assert.equal(readServerDate('Mon, 23 Nov 2026 10:40:11 GMT', AT), -500);
    assert.equal(readServerDate('Mon, 23 Nov 2026 10:45:11 GMT', AT), 299_500);
    assert.equal(readServerDate('Mon, 23 Nov 2026 10:35:11 GMT', AT), -300_500);
  });

  it('tells nothing where it is none', () => {
    for (const header of [undefined, null, '', 7, 'GMT', '2026-11-23', ['x']]) {
      assert.equal(readServerDate(header, AT), undefined);
    }
  });
});

describe('the lines of a check-up', () => {
  it('belong to the room that their name begins with', () => {
    assert.equal(roomOf({ name: 'desk.lists.accounts' }), 'desk');
    assert.equal(roomOf({ name: 'app.settings.SLACK_BOT_TOKEN' }), 'app');
  });

  it('are healthy as long as none has failed', () => {
    const line = { name: 'app.port', what: '', why: '', mend: '' } as const;
    const of = (state: 'ok' | 'warning' | 'failed' | 'unchecked') =>
      isHealthy([{ ...line, state }]);
    assert.deepEqual(
      [of('ok'), of('warning'), of('unchecked'), of('failed')],
      [true, true, true, false],
    );
  });
});
