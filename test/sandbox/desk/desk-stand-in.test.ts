import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import type { Fields } from '../../../sandbox/kit/fields';
import { callDesk, codeOf, goodQuery, userSig } from './call-desk';

const CUSTOMER = { IMAgentUserId: '@support', ClientUserId: 'customer-1' };
const PAIR = { ClientUserId: 'customer-1', CustomerServiceId: '@support' };

describe('the local Desk', () => {
  let desk: DeskStandIn;

  async function start(options: DeskOptions = {}): Promise<void> {
    await desk?.close();
    desk = await startDesk(options);
  }
  const contact = (body: unknown) => codeOf(desk, 'contact_user', body);
  const session = (body: unknown = PAIR) => callDesk(desk, 'get_session_state', body);

  beforeEach(() => start());
  afterEach(() => desk.close());

  describe('callers', () => {
    const codeWith = (query: Record<string, string>) =>
      codeOf(desk, 'get_session_state', PAIR, { ...goodQuery(desk), ...query });

    it('lets the administrator in with a UserSig of this app', async () => {
      assert.equal(await codeWith({}), 0);
      const [call] = desk.calls;
      assert.equal(call?.verdict.claims?.identifier, 'administrator');
      const query = goodQuery(desk);
      await codeWith(query);
      assert.equal(JSON.stringify(desk.calls).includes(query['usersig'] ?? ''), false);
    });

    it('says what is wrong with the URL', async () => {
      assert.equal(await codeWith({ sdkappid: '' }), 60012);
      assert.equal(await codeWith({ sdkappid: 'app' }), 60006);
      assert.equal(await codeWith({ sdkappid: '1' }), 70020);
      assert.equal(await codeWith({ identifier: '' }), 60004);
      assert.equal(await codeWith({ usersig: '' }), 60005);
      for (const random of ['', '-1', '4294967296', '1.5']) {
        assert.equal(await codeWith({ random }), 60002, random);
      }
      assert.equal(await codeWith({ contenttype: 'xml' }), 60002);
    });

    it('says which parameter is missing', async () => {
      for (const [name, code] of [
        ['sdkappid', 60012],
        ['identifier', 60004],
        ['usersig', 60005],
        ['random', 60002],
        ['contenttype', 60002],
      ] as const) {
        const { [name]: _, ...rest } = goodQuery(desk);
        assert.equal(await codeOf(desk, 'get_session_state', PAIR, rest), code, name);
      }
    });

    it('says what is wrong with the UserSig', async () => {
      assert.equal(await codeWith({ usersig: 'garbage' }), 70003);
      assert.equal(await codeWith({ usersig: userSig(desk, { key: 'another' }) }), 70009);
      assert.equal(await codeWith({ usersig: userSig(desk, { identifier: 'bob' }) }), 70013);
      assert.equal(await codeWith({ usersig: userSig(desk, { sdkAppId: 1 }) }), 70014);
      const usersig = userSig(desk, { identifier: 'bob' });
      assert.equal(await codeWith({ identifier: 'bob', usersig }), 60010);
      await start({ now: () => Date.now() + 86_401_000 });
      assert.equal(await codeWith({}), 70001);
      assert.equal(desk.calls[0]?.verdict.code, 70001);
    });

    it('refuses what is no call', async () => {
      assert.equal(await codeOf(desk, 'contact_user', 'no json'), 60003);
      assert.equal(await codeOf(desk, 'contact_user', '[]'), 60003);
      assert.equal(await codeOf(desk, 'contact_user', ''), 60003);
      for (const command of ['unknown_command', 'constructor', 'Contact_User']) {
        assert.equal(await codeOf(desk, command, {}), 60009, command);
      }
      const path = `/v4/desk_http_svc/contact_user?${new URLSearchParams(goodQuery(desk))}`;
      const get = (await (await fetch(`${desk.url}${path}`)).json()) as Fields;
      assert.equal(get['ErrorCode'], 60009);
      assert.equal((await fetch(desk.url)).status, 404);
    });
  });

  it('serves nobody for whom Desk was not bought', async () => {
    await start({ isDeskApp: false });
    assert.equal(await contact(CUSTOMER), 141000);
    assert.equal((await session())['ErrorCode'], 141000);
    assert.equal(await codeOf(desk, 'unknown_command', {}), 60009);
  });

  it('says each code in words, documented or not', async () => {
    desk.next({ kind: 'code', code: 141019 });
    assert.equal((await session())['ErrorInfo'], 'group is invalid');
    desk.next({ kind: 'code', code: 149999 });
    assert.equal((await session())['ErrorInfo'], 'error');
  });

  it('refuses connections, and comes back on its port', async () => {
    await desk.refuse();
    await desk.refuse();
    await assert.rejects(contact(CUSTOMER));
    await desk.listen();
    assert.equal(await contact(CUSTOMER), 0);
  });

  it('says what there is when a wait fails', async () => {
    await contact(CUSTOMER);
    await assert.rejects(
      desk.waitFor(() => undefined, 1),
      /not reached within 1 ms(.|\n)*customer-1/,
    );
  });

  it('cannot listen where somebody else does', async () => {
    const port = Number(new URL(desk.url).port);
    await assert.rejects(startDesk({ port }), { code: 'EADDRINUSE' });
  });
});
