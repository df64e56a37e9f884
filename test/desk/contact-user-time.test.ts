import assert from 'node:assert/strict';
import { ANY_TIME, TARGET, TestDesk, TestServer, useRealNetwork } from './kit';

/** The first answer stands where a second attempt may no longer leave. */
const refused = (code: number) => ({ kind: 'refused', code, info: '' });

describe('the second attempt of contact_user', () => {
  useRealNetwork();
  let server: TestServer;
  let test: TestDesk;

  afterEach(async () => {
    test.desk.close();
    await server.stop();
  });

  /** Desk refuses the first attempt with `code` after `ms`, and then does not answer any more. */
  async function refuseFirst(code: number, ms: number): Promise<void> {
    server = await TestServer.start((response, nth) => {
      if (nth > 1) return;
      test.clock.time += ms;
      response.end(JSON.stringify({ ErrorCode: code }));
    });
    test = new TestDesk(server.url);
  }

  for (const code of [70001, 141004]) {
    describe(`after ${code}`, () => {
      it('does not leave at the time it must be sent before', async () => {
        await refuseFirst(code, 1000);
        assert.deepEqual(await test.contact(TARGET, test.clock.time + 1000), refused(code));
        assert.equal(server.received.length, 1);
      });

      it('does not leave 11 s after the first began', async () => {
        await refuseFirst(code, 11_000);
        assert.deepEqual(await test.contact(TARGET, ANY_TIME), refused(code));
        assert.equal(server.received.length, 1);
      });

      it('ends 11 s after the first began', async () => {
        await refuseFirst(code, 10_700);
        assert.deepEqual(await test.contact(TARGET, ANY_TIME), {
          kind: 'noAnswer',
          noAnswer: { kind: 'timeout' },
        });
        assert.equal(server.received.length, 2);
      });
    });
  }
});
