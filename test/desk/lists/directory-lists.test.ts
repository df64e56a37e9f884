import assert from 'node:assert/strict';
import nock from 'nock';
import { TestDesk, useNock } from '../kit';

const HOST = 'https://desk.example';

type Body = Record<string, number>;
interface Call {
  readonly command: string;
  readonly body: Body;
}

const membersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ MemberMail: `a${first + n}@example.com` }));

describe('the lists of Desk', () => {
  useNock();
  let test: TestDesk;
  let calls: Call[];

  beforeEach(() => {
    test = new TestDesk(HOST);
    calls = [];
  });

  afterEach(() => test.desk.close());

  /** Answers every call, until the end of the test. */
  function answer(fields: (call: Call, nth: number) => object): void {
    nock(HOST)
      .persist()
      .post(/^\/v4\/desk_http_svc\//)
      .query(true)
      .reply(200, (uri, body) => {
        const command = new URL(uri, HOST).pathname.replace('/v4/desk_http_svc/', '');
        const call = { command, body: body as Body };
        calls.push(call);
        return { ErrorCode: 0, ...fields(call, calls.length) };
      });
  }

  const agents = () => test.list((lists) => lists.agents());
  async function mails(): Promise<readonly string[]> {
    const answered = await agents();
    assert.equal(answered.kind, 'listed');
    return answered.kind === 'listed' ? answered.items.map(({ mail }) => mail) : [];
  }
  const warnings = () => test.log.lines.filter(({ level }) => level === 'warn');

  it('asks for accounts and queues whole', async () => {
    answer(({ command }) =>
      command === 'get_im_agent_list' ? { Data: [] } : { Data: { CurrentGroupQueueCnt: [] } },
    );
    const nothing = { kind: 'listed', items: [], skipped: 0 };
    assert.deepEqual(await test.list((lists) => lists.accounts()), nothing);
    assert.deepEqual(await test.list((lists) => lists.queues()), nothing);
    assert.deepEqual(calls, [
      { command: 'get_im_agent_list', body: {} },
      { command: 'describe_reception_realtime_statistics', body: {} },
    ]);
    assert.deepEqual(warnings(), []);
  });

  it('asks for skill groups by pages that count from 1', async () => {
    const rows = Array.from({ length: 101 }, (_, n) => ({ MemberGroupID: n + 1 }));
    answer(({ body: { PageNumber = 0 } }) => ({
      MemberGroupList: rows.slice((PageNumber - 1) * 100, PageNumber * 100),
      Total: 101,
    }));
    const answered = await test.list((lists) => lists.groups());
    assert.deepEqual(answered, {
      kind: 'listed',
      items: rows.map(({ MemberGroupID: id }) => ({ id, name: '' })),
      skipped: 0,
    });
    assert.deepEqual(calls, [
      { command: 'get_member_group_list', body: { PageSize: 100, PageNumber: 1 } },
      { command: 'get_member_group_list', body: { PageSize: 100, PageNumber: 2 } },
    ]);
  });

  it('asks for agents by pages that count from 0', async () => {
    const rows = membersFrom(0, 200);
    answer(({ body: { PageNum = -1 } }) => ({
      MemberList: rows.slice(PageNum * 100, PageNum * 100 + 100),
      Total: 200,
    }));
    assert.deepEqual(
      await mails(),
      rows.map(({ MemberMail }) => MemberMail),
    );
    assert.deepEqual(calls, [
      { command: 'get_member_list', body: { PageSize: 100, PageNum: 0 } },
      { command: 'get_member_list', body: { PageSize: 100, PageNum: 1 } },
    ]);
    assert.deepEqual(warnings(), []);
  });

  it('asks for loads from where the last page ended, however short it was', async () => {
    const rows = membersFrom(0, 250).map(({ MemberMail: MemberId }, n) => ({
      MemberId,
      CurrentAcceptCnt: n,
    }));
    answer(({ body: { Offset = 0 } }) => ({
      Data: rows.slice(Offset, Offset + 90),
      TotalCount: 250,
    }));
    const answered = await test.list((lists) => lists.loads());
    assert.deepEqual(answered, {
      kind: 'listed',
      items: rows.map(({ MemberId, CurrentAcceptCnt }) => [MemberId, CurrentAcceptCnt]),
      skipped: 0,
    });
    const command = 'describe_member_realtime_statistics';
    assert.deepEqual(
      calls,
      [0, 90, 180].map((Offset) => ({ command, body: { Limit: 100, Offset } })),
    );
  });

  it('counts what it skips over all pages', async () => {
    answer((_call, nth) => ({ MemberList: [...membersFrom(nth, 1), {}, null], Total: 6 }));
    assert.deepEqual(await agents(), {
      kind: 'listed',
      items: [1, 2].map((n) => ({ mail: `a${n}@example.com`, name: '', groups: [] })),
      skipped: 4,
    });
  });

  it('goes on after a page of unusable entries', async () => {
    answer((_call, nth) => ({ MemberList: nth === 1 ? [{}] : membersFrom(0, 1), Total: 2 }));
    assert.deepEqual(await mails(), ['a0@example.com']);
  });

  describe('end', () => {
    const noted = (entries: number, total: number) => {
      const fields = { command: 'get_member_list', entries, total };
      const line = { level: 'debug', event: 'desk list is incomplete', fields };
      assert.deepEqual(test.log.lines.at(-1), line);
      assert.deepEqual(warnings(), []);
    };

    it('with an empty page before the total', async () => {
      answer((_call, nth) => ({ MemberList: nth === 1 ? membersFrom(0, 2) : [], Total: 9 }));
      assert.deepEqual(await mails(), ['a0@example.com', 'a1@example.com']);
      assert.equal(calls.length, 2);
      noted(2, 9);
    });

    it('with a page that repeats, in any order', async () => {
      const rows = [...membersFrom(0, 2), {}];
      answer((_call, nth) => ({ MemberList: nth === 1 ? rows : rows.toReversed(), Total: 9 }));
      const answered = await agents();
      assert.equal(answered.kind === 'listed' && answered.skipped, 1);
      assert.equal(answered.kind === 'listed' && answered.items.length, 2);
      assert.equal(calls.length, 2);
      assert.equal(answered.kind === 'listed' && answered.isIncomplete, true);
      noted(6, 9);
    });

    it('without a word where Desk counts nothing and a page is empty', async () => {
      answer((_call, nth) => ({ MemberList: nth < 3 ? membersFrom(nth, 1) : [] }));
      assert.deepEqual(await mails(), ['a1@example.com', 'a2@example.com']);
      assert.equal(calls.length, 3);
      assert.deepEqual(warnings(), []);
    });

    it('after 200 pages of a Desk that pages for ever', async () => {
      answer((_call, nth) => ({ MemberList: membersFrom(nth, 1) }));
      assert.equal((await mails()).length, 200);
      assert.equal(calls.length, 200);
      noted(200, Infinity);
    });

    it('after 200 pages of unusable entries', async () => {
      answer(() => ({ MemberList: [{}], Total: 1_000 }));
      const nobody = { kind: 'listed', items: [], skipped: 200, isIncomplete: true };
      assert.deepEqual(await agents(), nobody);
      noted(200, 1_000);
    });
  });

  describe('are not listed', () => {
    const replies: [string, number, string, string][] = [
      ['a refusal', 200, '{"ErrorCode":141000}', 'ErrorCode 141000'],
      ['an internal error', 200, '{"ErrorCode":141002}', 'ErrorCode 141002'],
      ['too many calls', 200, '{"ErrorCode":60007}', 'ErrorCode 60007'],
      ['a gateway error', 502, '<h1>502</h1>', 'HTTP 502'],
      ['nonsense', 200, 'nonsense', 'unreadable'],
      ['another answer than promised', 200, '{"ErrorCode":0,"Members":[]}', 'unreadable'],
    ];
    for (const [name, status, text, why] of replies) {
      it(`after ${name}, and asked for once`, async () => {
        nock(HOST).post('/v4/desk_http_svc/get_member_list').query(true).reply(status, text);
        assert.deepEqual(await agents(), { kind: 'notListed', why });
        assert.deepEqual(warnings(), []);
      });
    }

    it('when a later page cannot be had', async () => {
      answer((_call, nth) =>
        nth === 1 ? { MemberList: membersFrom(0, 100), Total: 200 } : { ErrorCode: 60007 },
      );
      assert.deepEqual(await agents(), { kind: 'notListed', why: 'ErrorCode 60007' });
    });
  });

  it('asks once more with a fresh UserSig when it has expired', async () => {
    answer((_call, nth) => (nth === 1 ? { ErrorCode: 70001 } : { MemberList: [], Total: 0 }));
    assert.deepEqual(await agents(), { kind: 'listed', items: [], skipped: 0 });
  });
});
