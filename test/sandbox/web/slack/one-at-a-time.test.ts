import assert from 'node:assert/strict';
import { oneAtATime } from '../../../../sandbox/web/slack/one-at-a-time';

describe('a guard', () => {
  it('leaves aside what comes while something is being done', async () => {
    const guarded = oneAtATime();
    let resolve: (value: string) => void = () => undefined;
    const first = guarded(
      () =>
        new Promise<string>((done) => {
          resolve = done;
        }),
    );
    const second = await guarded(async () => assert.fail('it is busy'));
    resolve('done');
    assert.deepEqual([await first, second], ['done', undefined]);
  });

  it('lets the next one in, also after a failure', async () => {
    const guarded = oneAtATime();
    await assert.rejects(guarded(() => Promise.reject(new Error('no'))));
    assert.equal(await guarded(async () => 'done'), 'done');
  });
});
