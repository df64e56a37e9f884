import assert from 'node:assert/strict';
import { followEnd } from '../../../../sandbox/web/slack/follow-end';

/** A log of 100 px in which a browser keeps the place within what there is. */
class FakeLog {
  clientHeight = 100;
  scrollHeight = 400;
  #top = 0;

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(to: number) {
    this.#top = Math.max(0, Math.min(to, this.scrollHeight - this.clientHeight));
  }
}

describe('following the end', () => {
  let log: FakeLog;
  let follower: ReturnType<typeof followEnd>;

  const scroll = (to: number) => {
    log.scrollTop = to;
    follower.scrolled();
  };
  const grow = (by: number) => {
    log.scrollHeight += by;
    follower.resized();
  };

  beforeEach(() => {
    log = new FakeLog();
    follower = followEnd(log);
    follower.resized();
  });

  it('begins at the end, and stays there when a message comes or grows', () => {
    assert.equal(log.scrollTop, 300);
    grow(50);
    assert.equal(log.scrollTop, 350);
  });

  it('stays at the end when the room gets less', () => {
    log.clientHeight = 60;
    follower.resized();
    assert.equal(log.scrollTop, 340);
  });

  it('leaves a reader alone who has scrolled up', () => {
    scroll(200);
    grow(50);
    assert.equal(log.scrollTop, 200);
  });

  it('follows again once the reader is back at the end, or near it', () => {
    scroll(200);
    scroll(290);
    grow(50);
    assert.equal(log.scrollTop, 350);
  });

  it('follows on when the log grows before the browser tells of its own scrolling', () => {
    log.scrollHeight += 50;
    follower.scrolled();
    follower.resized();
    assert.equal(log.scrollTop, 350);
  });

  it('learns nothing of the reader from a log that is hidden', () => {
    scroll(200);
    Object.assign(log, { clientHeight: 0, scrollHeight: 0 });
    log.scrollTop = 0;
    follower.scrolled();
    follower.resized();
    Object.assign(log, { clientHeight: 100, scrollHeight: 400 });
    log.scrollTop = 200;
    grow(50);
    assert.equal(log.scrollTop, 200);
  });

  it('goes to the end from anywhere when it is told to, and stays', () => {
    scroll(0);
    follower.toEnd();
    assert.equal(log.scrollTop, 300);
    grow(50);
    assert.equal(log.scrollTop, 350);
  });
});
