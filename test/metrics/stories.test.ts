import assert from 'node:assert/strict';
import type { ContactRequest, Transition } from '../../src/domain/contact-request';
import { noteSession } from '../../src/domain/follow-transitions';
import type { Stored } from '../../src/domain/observer';
import { checkAgain, tryAgain } from '../../src/domain/press-transitions';
import {
  abandonShow,
  delayShow,
  markShown,
  settle,
  startCalling,
  takeLease,
} from '../../src/domain/transitions';
import { Stories } from '../../src/metrics/stories';
import { ASKED_AT } from '../support/requests';
import { inserted, PLACE, saved, shown } from '../support/sightings';

const REFUSED = { kind: 'refused', code: 141001, info: '' } as const;
const ASSIGNED = { kind: 'assigned', agent: 'ann@example.com', evidence: 'answer' } as const;
const T = ASKED_AT;

/** Writes a story step by step, and what each step is taken for by `stories`. */
class Telling {
  readonly #stories: Stories;
  request: ContactRequest;

  constructor(stories: Stories, request = inserted().request) {
    this.#stories = stories;
    this.request = request;
  }

  note(transition: Transition, result: Stored['result'] = 'saved') {
    if (result === 'saved') this.request = transition.after;
    return this.#stories.note(saved(transition, result));
  }
}

describe('stories', () => {
  it('go from the submission to the message with the outcome', () => {
    const stories = new Stories();
    const first = stories.note(inserted());
    const story = first?.story;
    assert.deepEqual(
      [first?.begins, first?.ends, story],
      [
        true,
        false,
        { requestId: 'request-1', attempt: 1, revision: 1, startedAt: T, pressedAt: T },
      ],
    );
    const telling = new Telling(stories);
    for (const step of [
      startCalling(telling.request, T + 10),
      markShown(startCalling(telling.request, T + 10).after, PLACE, 1, T + 1_000),
    ]) {
      assert.deepEqual(telling.note(step), { story, begins: false, ends: false });
    }
    assert.equal(telling.note(settle(telling.request, REFUSED, T + 2_000))?.ends, false);
    assert.equal(telling.note(shown(telling.request, T + 2_100))?.ends, true);
    assert.equal(stories.of('request-1'), undefined);
  });

  it('go on while Slack does not take the message, and end when it is given up', () => {
    const stories = new Stories();
    stories.note(inserted());
    const telling = new Telling(stories);
    telling.note(settle(telling.request, REFUSED, T + 1));
    const later = { delayMs: 9, postUncertain: false };
    assert.equal(telling.note(delayShow(telling.request, later, T + 2))?.ends, false);
    assert.equal(telling.note(abandonShow(telling.request, T + 3))?.ends, true);
  });

  it('begin anew with each press, under a revision of their own', () => {
    const stories = new Stories();
    stories.note(inserted());
    const telling = new Telling(stories);
    telling.note(settle(telling.request, REFUSED, T + 1));
    telling.note(shown(telling.request, T + 2));
    const again = telling.note(tryAgain(telling.request, { by: 'U0002', at: T + 60_000 }));
    assert.equal(again?.begins, true);
    assert.deepEqual(again?.story, {
      ...{ requestId: 'request-1', attempt: 2, revision: 3 },
      ...{ startedAt: T + 60_000, pressedAt: T + 60_000 },
    });
    telling.note(settle(telling.request, REFUSED, T + 61_000));
    telling.note(shown(telling.request, T + 61_001));
    const check = telling.note(checkAgain(telling.request, { by: 'U0002', at: T + 90_000 }));
    assert.deepEqual([check?.story.attempt, check?.story.revision], [2, 5]);
  });

  it('of a process that died are gone on with from the call, the press known', () => {
    const stories = new Stories();
    const telling = new Telling(stories);
    const noted = telling.note(startCalling(telling.request, T + 9_000));
    assert.deepEqual(noted?.story, {
      ...{ requestId: 'request-1', attempt: 1, revision: 1, startedAt: T, pressedAt: T },
    });
  });

  it('of a process that died after the call are gone on with under the same revision', () => {
    const calling = startCalling(inserted().request, T + 10).after;
    const settled = settle(calling, ASSIGNED, T + 20).after;
    for (const request of [calling, settled]) {
      const noted = new Telling(new Stories(), request).note(
        takeLease(request, 'takenOver', T + 30),
      );
      const { revision, startedAt, pressedAt } = noted?.story ?? assert.fail('no story');
      assert.deepEqual([revision, startedAt, pressedAt], [1, T, undefined]);
    }
    const again = tryAgain(settled, { by: 'U0002', at: T + 40 }).after;
    const called = startCalling(again, T + 50).after;
    const noted = new Telling(new Stories(), called).note(takeLease(called, 'takenOver', T + 60));
    assert.deepEqual([noted?.story.revision, noted?.story.startedAt], [3, T + 50]);
  });

  it('are none of what is written once the outcome is shown', () => {
    const settled = settle(inserted().request, ASSIGNED, T).after;
    const telling = new Telling(new Stories(), shown(settled, T + 1).after);
    const session = { phase: 'agent', id: 'session-1', told: [] } as const;
    assert.equal(telling.note(noteSession(telling.request, session, T + 2)), undefined);
    assert.equal(telling.note(takeLease(telling.request, 'takenOver', T + 3)), undefined);
    assert.equal(telling.note(shown(telling.request, T + 4)), undefined);
  });

  it('are left when another process has the request, and untouched by a write that failed', () => {
    const stories = new Stories();
    stories.note(inserted());
    const telling = new Telling(stories);
    assert.equal(telling.note(startCalling(telling.request, T), 'failed'), undefined);
    assert.ok(stories.of('request-1'));
    assert.equal(telling.note(startCalling(telling.request, T), 'outdated'), undefined);
    assert.equal(stories.of('request-1'), undefined);
    assert.equal(stories.note(inserted('request-1', 'outdated')), undefined);
  });

  it('are forgotten beyond ten thousand, the oldest first', () => {
    const stories = new Stories();
    for (let n = 0; n <= 10_000; n += 1) stories.note(inserted(`request-${n}`));
    assert.equal(stories.of('request-0'), undefined);
    assert.ok(stories.of('request-1'));
    assert.ok(stories.of('request-10000'));
  });
});
