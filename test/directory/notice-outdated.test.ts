import assert from 'node:assert/strict';
import { noticeOutdated } from '../../src/directory/notice-outdated';
import { ScriptedDesk } from '../support/scripted-desk';

const TARGET = { customer: 'c-1', account: '@support' };

describe('an answer of Desk', () => {
  async function noticed(answer: Awaited<ReturnType<ScriptedDesk['contact']>>): Promise<number> {
    const desk = new ScriptedDesk();
    desk.contact = () => answer;
    let times = 0;
    const outdated = (): void => {
      times += 1;
    };
    assert.deepEqual(await noticeOutdated(desk, { outdated })(TARGET, 1), answer);
    assert.deepEqual(desk.contacts, [{ target: TARGET, sendBefore: 1 }]);
    return times;
  }

  for (const code of [141010, 141011, 141019]) {
    it(`contradicts the directory with ${code}`, async () => {
      assert.equal(await noticed({ kind: 'refused', code, info: '' }), 1);
    });
  }

  it('contradicts nothing otherwise', async () => {
    assert.equal(await noticed({ kind: 'refused', code: 141012, info: '' }), 0);
    assert.equal(await noticed({ kind: 'assigned', agent: 'alice@example.com' }), 0);
  });
});
