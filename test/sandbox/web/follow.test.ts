import assert from 'node:assert/strict';
import { type Events, follow, type Live } from '../../../sandbox/web/follow';

const SNAPSHOT = { at: 1, slack: {}, desk: {}, app: {} };

/** A test plays the server. */
class FakeEvents implements Events {
  readyState = 1;
  isClosed = false;
  onmessage: Events['onmessage'] = null;
  onerror: Events['onerror'] = null;

  close(): void {
    this.isClosed = true;
  }

  say(data: string): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.onerror?.(new Event('error'));
  }
}

describe('following the sandbox', () => {
  let opened: FakeEvents[];
  let waiting: { readonly then: () => void; isCancelled: boolean }[];
  let told: Partial<Live>[];
  let stop: () => void;

  beforeEach(() => {
    opened = [];
    waiting = [];
    told = [];
    const openEvents = () => {
      const events = new FakeEvents();
      opened.push(events);
      return events;
    };
    const later = (then: () => void) => {
      const entry = { then, isCancelled: false };
      waiting.push(entry);
      return () => {
        entry.isCancelled = true;
      };
    };
    stop = follow({ openEvents, later }, (news) => told.push(news));
  });

  it('tells every snapshot', () => {
    opened[0]?.say(JSON.stringify(SNAPSHOT));
    opened[0]?.say(JSON.stringify({ ...SNAPSHOT, at: 2 }));
    const ats = told.map(({ snapshot }) => snapshot?.at);
    assert.deepEqual(ats, [1, 2]);
    assert.deepEqual(told[1]?.lost, false);
  });

  for (const other of ['no JSON', '{}', '{"slack":{},"desk":{},"app":1}', '[]']) {
    it(`tells nothing of ${other}, which is no snapshot`, () => {
      opened[0]?.say(other);
      assert.deepEqual(told, []);
    });
  }

  it('says that the connection is lost, and leaves it to the browser to connect again', () => {
    opened[0]?.fail(0);
    assert.deepEqual(told, [{ lost: true }]);
    assert.equal(waiting.length, 0);
    opened[0]?.say(JSON.stringify(SNAPSHOT));
    assert.equal(told.at(-1)?.lost, false);
  });

  it('connects anew where the browser has given up', () => {
    opened[0]?.fail(2);
    assert.equal(opened.length, 1);
    waiting[0]?.then();
    opened[1]?.say(JSON.stringify(SNAPSHOT));
    assert.deepEqual(
      told.map(({ lost }) => lost),
      [true, false],
    );
  });

  it('closes the connection when it is told to stop', () => {
    stop();
    assert.equal(opened[0]?.isClosed, true);
  });

  it('connects no more when it is told to stop in between', () => {
    opened[0]?.fail(2);
    stop();
    assert.equal(waiting[0]?.isCancelled, true);
  });
});
