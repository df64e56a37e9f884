import assert from 'node:assert/strict';
import nock from 'nock';
import { readUserSig } from '../../sandbox/desk/user-sig';
import { createDesk } from '../../src/desk/create-desk';
import { KNOWN_CODES, type KnownCode } from '../../src/domain/remedies';
import { ANY_TIME, SIGNER, TARGET, TestDesk, useDate, useNock } from './kit';

const HOST = 'https://desk.example';
const COMMAND = '/v4/desk_http_svc/contact_user';
const EFFECT_UNKNOWN: readonly KnownCode[] = [141002, 60008, 60013, 60014, 70169, 70500];
/** Refusals that say how to put it right, tested one by one below. */
const SENT_TWICE: readonly KnownCode[] = [70001, 70052, 141004];

describe('contact_user', () => {
  useNock();
  let test: TestDesk;
  let calls: { readonly query: URLSearchParams; readonly body: object }[];

  beforeEach(() => {
    test = new TestDesk(HOST);
    calls = [];
  });

  afterEach(() => test.desk.close());

  /** Lets Desk give these answers, one after the other; what else is asked is refused by nock. */
  function answerWith(...answers: (object | (() => object))[]): void {
    for (const answer of answers) {
      nock(HOST)
        .post(COMMAND)
        .query(true)
        .reply(200, (uri, body) => {
          calls.push({ query: new URL(uri, HOST).searchParams, body: Object(body) });
          return typeof answer === 'function' ? answer() : answer;
        });
    }
  }

  const bodies = () => calls.map((call) => call.body);
  const fieldTable = { IMAgentUserId: '@shop', ClientUserId: 'customer-1' };
  const sample = { IMAgentUserID: '@shop', ClientUserID: 'customer-1' };

  it('sends what the page of the command asks for', async () => {
    answerWith({ ErrorCode: 0 });
    await test.contact({ ...TARGET, skillGroup: 9465, agent: 'ann@example.com' });
    assert.deepEqual(bodies(), [{ ...fieldTable, GroupId: 9465, MemberId: 'ann@example.com' }]);
    const { usersig, ...query } = Object.fromEntries(calls[0]?.query ?? []);
    assert.deepEqual(query, {
      sdkappid: '1400000000',
      identifier: 'administrator',
      random: '1',
      contenttype: 'json',
    });
    assert.equal(readUserSig(String(usersig), SIGNER.secretKey)?.signatureHolds, true);
  });

  it('leaves out what nobody asked for and takes a new random number each time', async () => {
    answerWith({ ErrorCode: 0 }, { ErrorCode: 0 });
    await test.contact();
    await test.contact();
    assert.deepEqual(bodies(), [fieldTable, fieldTable]);
    assert.deepEqual(
      calls.map((call) => call.query.get('random')),
      ['1', '2'],
    );
  });

  it('names the agent that Desk assigned', async () => {
    answerWith({ ErrorCode: 0, ErrorInfo: '', ActionStatus: 'OK', MemberId: 'ann@example.com' });
    assert.deepEqual(await test.contact(), { kind: 'assigned', agent: 'ann@example.com' });
  });

  for (const MemberId of [undefined, null, '', ' ', 7]) {
    it(`is assigned without a name when MemberId is ${JSON.stringify(MemberId)}`, async () => {
      answerWith({ ErrorCode: 0, MemberId });
      assert.deepEqual(await test.contact(), { kind: 'assigned' });
    });
  }

  for (const code of KNOWN_CODES.filter((code) => !SENT_TWICE.includes(code))) {
    const isUnknown = EFFECT_UNKNOWN.includes(code);
    it(`takes ${code} for ${isUnknown ? 'no answer' : 'a refusal'} after one call`, async () => {
      answerWith({ ErrorCode: code, ErrorInfo: 'why' });
      const expected = isUnknown
        ? { kind: 'noAnswer', noAnswer: { kind: 'code', code, info: 'why' } }
        : { kind: 'refused', code, info: 'why' };
      assert.deepEqual(await test.contact(), expected);
      assert.equal(calls.length, 1);
    });
  }

  it('takes a code that nobody has documented for no answer: it may be no refusal', async () => {
    answerWith({ ErrorCode: 99999, ErrorInfo: 'new' });
    const noAnswer = { kind: 'code', code: 99999, info: 'new' };
    assert.deepEqual(await test.contact(), { kind: 'noAnswer', noAnswer });
  });

  describe('when the UserSig has expired', () => {
    let signedAt: number;
    useDate(() => signedAt);

    beforeEach(() => {
      signedAt = 1_700_000_000_000;
    });

    for (const code of [70001, 70052]) {
      it(`sends once more with a fresh one after ${code}`, async () => {
        const expire = () => {
          signedAt += 5000;
          return { ErrorCode: code };
        };
        answerWith(expire, { ErrorCode: 0 });
        assert.deepEqual(await test.contact(), { kind: 'assigned' });
        assert.deepEqual(bodies(), [fieldTable, fieldTable]);
        const fresh = readUserSig(String(calls[1]?.query.get('usersig')), SIGNER.secretKey);
        assert.equal(fresh?.expiresAt, 1700086405);
      });
    }

    it('takes a second expiry for a refusal', async () => {
      answerWith({ ErrorCode: 70001 }, { ErrorCode: 70052 });
      assert.deepEqual(await test.contact(), { kind: 'refused', code: 70052, info: '' });
    });
  });

  describe('when Desk calls the parameters invalid', () => {
    const invalid = { ErrorCode: 141004, ErrorInfo: 'invalid' };
    const refused = { kind: 'refused', code: 141004, info: 'invalid' };

    it('tries the other spelling of their names once', async () => {
      answerWith(invalid, { ErrorCode: 0 });
      assert.deepEqual(await test.contact(), { kind: 'assigned' });
      assert.deepEqual(bodies(), [fieldTable, sample]);
    });

    it('is refused when neither spelling will do', async () => {
      answerWith(invalid, invalid);
      assert.deepEqual(await test.contact(), refused);
      assert.equal(calls.length, 2);
    });

    it('remembers the spelling that worked, and then takes the word of Desk', async () => {
      answerWith(invalid, { ErrorCode: 0 }, { ErrorCode: 0 }, invalid);
      await test.contact();
      await test.contact();
      assert.deepEqual(await test.contact(), refused);
      assert.deepEqual(bodies(), [fieldTable, sample, sample, sample]);
    });

    for (const code of [0, 141010, 141015, 141016, 141019]) {
      it(`does not doubt a spelling that ${code} has proved`, async () => {
        answerWith({ ErrorCode: code }, invalid);
        await test.contact();
        assert.deepEqual(await test.contact(), refused);
        assert.equal(calls.length, 2);
      });
    }

    for (const code of [141999, 141000, 141001, 141002, 141003, 141009, 141014, 141017, 60007]) {
      it(`still doubts the spelling after ${code}, which proves nothing`, async () => {
        answerWith({ ErrorCode: code }, invalid, { ErrorCode: 0 });
        await test.contact();
        assert.deepEqual(await test.contact(), { kind: 'assigned' });
        assert.deepEqual(bodies(), [fieldTable, fieldTable, sample]);
      });
    }

    it('goes over to the spelling that another call has found out meanwhile', async () => {
      answerWith(invalid, invalid, { ErrorCode: 0 }, { ErrorCode: 0 });
      const answers = await Promise.all([test.contact(), test.contact()]);
      assert.deepEqual(answers, [{ kind: 'assigned' }, { kind: 'assigned' }]);
    });
  });

  it('sends nothing at the time it must be sent before', async () => {
    const error = { kind: 'neverSent', error: 'ELEASE' };
    assert.deepEqual(await test.contact(TARGET, test.clock.time), error);
    assert.equal(calls.length, 0);
    answerWith({ ErrorCode: 0 });
    assert.deepEqual(await test.contact(TARGET, test.clock.time + 1), { kind: 'assigned' });
  });

  it('calls a connection that is not made in time never sent', async () => {
    const impatient = new TestDesk('http://desk.example', { connectMs: 30 });
    nock('http://desk.example').post(COMMAND).query(true).delayConnection(2000).reply(200);
    assert.deepEqual(await impatient.contact(), { kind: 'neverSent', error: 'ECONNTIMEOUT' });
    nock.abortPendingRequests();
  });

  it('calls a failure before the connection stands never sent, also one without a name', async () => {
    nock(HOST).post(COMMAND).query(true).replyWithError(new Error('nameless'));
    assert.deepEqual(await test.contact(), { kind: 'neverSent', error: 'EUNKNOWN' });
  });

  it('keeps a path in the URL of Desk and escapes the administrator', async () => {
    const { clock, log } = test;
    const settings = { ...SIGNER, admin: 'a b&c', url: `${HOST}/desk/` };
    const desk = createDesk(settings, { clock, log, randomUint32: () => 4294967295 });
    nock(HOST)
      .post(/^\/desk\/v4\/desk_http_svc\/contact_user\?.*identifier=a%20b%26c&.*random=4294967295/)
      .reply(200, { ErrorCode: 0 });
    assert.deepEqual(await desk.contactCustomer(TARGET, ANY_TIME), { kind: 'assigned' });
  });

  it('writes one line of the log for each call', async () => {
    answerWith({ ErrorCode: 141004, ErrorInfo: 'customer-1' }, { ErrorCode: 0 });
    answerWith({ ErrorCode: 141002, ErrorInfo: 'customer-1' });
    const lines = () => test.log.lines.map(({ level, fields }) => ({ level, ...fields }));
    await test.contact();
    await test.desk.contactCustomer(TARGET, ANY_TIME);
    await test.desk.contactCustomer(TARGET, 0);
    assert.deepEqual(lines(), [
      { level: 'debug', command: 'contact_user', ms: 0, code: 141004 },
      { level: 'debug', command: 'contact_user', ms: 0, code: 0 },
      { level: 'warn', command: 'contact_user', ms: 0, noAnswer: { kind: 'code', code: 141002 } },
      { level: 'warn', command: 'contact_user', ms: 0, error: 'ELEASE' },
    ]);
  });
});
