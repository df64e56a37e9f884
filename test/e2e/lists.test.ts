import assert from 'node:assert/strict';
import type { DeskCommand } from '../../sandbox/desk/commands/commands';
import type { NextAnswer } from '../../sandbox/desk/next-answer';
import { formFields } from '../../sandbox/slack/form-state';
import type { OpenView } from '../../sandbox/slack/types';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const PLACES = {
  groups: [
    { id: 9465, name: 'Billing' },
    { id: 9466, name: 'Technical support' },
  ],
  agents: [
    { mail: 'alice@example.com', name: 'Alice Novak', groups: [9465] },
    { mail: 'tom@example.com', name: 'Tom Becker', groups: [9466] },
  ],
  accounts: [{ id: '@support', name: 'Lumen Support', groups: [9465, 9466] }],
};
const LISTS: readonly DeskCommand[] = [
  'get_im_agent_list',
  'get_member_group_list',
  'get_member_list',
  'describe_member_realtime_statistics',
  'describe_reception_realtime_statistics',
];
const NOTE = /has listed nothing/;
const TYPED = ['plain_text_input', 'plain_text_input'];
const PICKED = ['external_select', 'external_select'];

describe('with lists of Desk that', function () {
  this.timeout(60_000);
  let world: World;

  beforeEach(async () => {
    // Over Socket Mode Slack reaches the app as soon as it runs, listed or not.
    world = await createWorld({ mode: 'socket', desk: PLACES });
  });
  afterEach(() => world.close());

  const answer = (command: DeskCommand, next: NextAnswer) =>
    world.desk.next(next, { command, times: Number.POSITIVE_INFINITY });
  const answerAll = (next: NextAnswer) => {
    for (const command of LISTS) answer(command, next);
  };
  const body = (fields: object): NextAnswer => ({
    kind: 'body',
    body: JSON.stringify({ ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...fields }),
    effect: false,
  });
  const warnings = () =>
    world.apps
      .flatMap(({ log }) => log)
      .filter(({ level }) => level !== 'info')
      .map(({ level: _, time: __, ...line }) => line);

  async function openForm(): Promise<OpenView> {
    const { slack } = world;
    const before = slack.openViews.length;
    await slack.command({ text: '', user: 'U_ALICE', channel: 'C_MEMBER' });
    return slack.waitFor(() => slack.openViews[before]);
  }

  /** How the skill group and the agent are asked for. */
  function kindsIn(view: OpenView): string[] {
    return formFields(view.definition.blocks)
      .filter(({ block }) => ['skill_group', 'agent'].includes(block.block_id))
      .map(({ element }) => element.type);
  }

  async function offered(view: OpenView, id: string, query = ''): Promise<string[]> {
    const field = { block_id: id, action_id: id, query };
    const { groups } = await world.slack.suggest(view, field, { user: 'U_ALICE' });
    return groups.flatMap(({ options }) => options).map(({ text }) => text.text);
  }

  /** The whole job, from the command to the message. */
  async function contact(customer: string, fields: Readonly<Record<string, string>>) {
    await ask(world, { customer, fields });
    await messageSaying(world, customer, new RegExp(`assigned to agent .*${fields['agent']}`));
    const call = world.desk.calls.findLast(({ command }) => command === 'contact_user');
    assert.deepEqual(call?.body, {
      IMAgentUserId: '@support',
      ClientUserId: customer,
      GroupId: Number(fields['skill_group']),
      MemberId: fields['agent'],
    });
  }

  it('are down, numbers and addresses are typed, and one warning says why', async () => {
    answerAll({ kind: 'status', status: 502, effect: false });
    await world.start();
    const view = await openForm();
    assert.deepEqual(kindsIn(view), TYPED);
    assert.match(JSON.stringify(view.definition.blocks), NOTE);
    await world.slack.closeView(view);
    await contact('lists-1', { skill_group: '9465', agent: 'alice@example.com' });
    const why = 'HTTP 502';
    assert.deepEqual(warnings(), [
      {
        event: 'Desk list not read',
        notRead: { groups: why, agents: why, accounts: why, loads: why, queues: why },
      },
    ]);
  });

  it('are slow, nobody waits, and everything is chosen by name once it is there', async () => {
    answerAll({ kind: 'delay', ms: 2_500 });
    const starting = world.start();
    await world.desk.waitFor(({ calls }) => calls.length > 0, 30_000);
    await world.apps[0]?.started();
    const early = await openForm();
    // A machine that is slow to start the app may have had the lists by then.
    if (!world.apps[0]?.log.some(({ event }) => event === 'directory listed')) {
      assert.deepEqual(kindsIn(early), TYPED);
      assert.match(JSON.stringify(early.definition.blocks), NOTE);
    }
    await world.slack.closeView(early);
    await contact('lists-2', { skill_group: '9465', agent: 'alice@example.com' });
    await starting;
    const view = await openForm();
    assert.deepEqual(kindsIn(view), PICKED);
    assert.doesNotMatch(JSON.stringify(view.definition.blocks), NOTE);
    assert.deepEqual(await offered(view, 'agent', 'tom'), [
      'Tom Becker (tom@example.com) · 0 customers',
    ]);
    await world.slack.closeView(view);
    await contact('lists-3', { skill_group: '9466', agent: 'tom@example.com' });
    assert.deepEqual(warnings(), []);
  });

  it('never answer, nobody waits, and numbers and addresses are typed', async () => {
    answerAll({ kind: 'silence', effect: false });
    await world.start();
    const view = await openForm();
    assert.deepEqual(kindsIn(view), TYPED);
    await world.slack.closeView(view);
    await contact('lists-4', { skill_group: '9465', agent: 'alice@example.com' });
    const [line, ...others] = warnings();
    assert.deepEqual(
      Object.values(line?.['notRead'] ?? {}),
      LISTS.map(() => 'timeout'),
    );
    assert.deepEqual(others, []);
  });

  it('are empty, in whatever way that is written, numbers and addresses are typed', async () => {
    answer('get_im_agent_list', body({ Data: null }));
    answer('get_member_group_list', body({ MemberGroupList: null, Total: 0 }));
    answer('get_member_list', body({ MemberList: [] }));
    answer('describe_member_realtime_statistics', body({ TotalCount: '0' }));
    answer('describe_reception_realtime_statistics', body({ Data: null }));
    await world.start();
    const view = await openForm();
    assert.deepEqual(kindsIn(view), TYPED);
    assert.match(JSON.stringify(view.definition.blocks), NOTE);
    await world.slack.closeView(view);
    await contact('lists-5', { skill_group: '9465', agent: 'alice@example.com' });
    assert.deepEqual(warnings(), []);
  });

  it('are half broken, the other half is chosen by name', async () => {
    const MemberGroupList = [{ MemberGroupID: '9465', MemberGroupName: 'Billing' }, null];
    answer('get_im_agent_list', body({ Data: [{ IMAgentNick: 'No ID' }] }));
    answer(
      'get_member_group_list',
      body({
        MemberGroupList: [...MemberGroupList, { MemberGroupID: 9466 }, { MemberGroupID: 'x' }],
      }),
    );
    const MemberList = [
      { NickName: 'No Mail', MemberGroupIDList: [9465] },
      { MemberMail: 'tom@example.com', MemberGroupIDList: null },
      { MemberMail: 'alice@example.com', NickName: 'Alice', MemberGroupIDList: ['9465', {}] },
    ];
    answer('get_member_list', body({ MemberList }));
    answer('describe_member_realtime_statistics', body({ Data: null }));
    answer('describe_reception_realtime_statistics', body({ Data: { CurrentGroupQueueCnt: 7 } }));
    await world.start();
    const view = await openForm();
    assert.deepEqual(kindsIn(view), PICKED);
    assert.deepEqual(await offered(view, 'skill_group'), ['Billing (9465)', '9466']);
    assert.deepEqual(await offered(view, 'agent'), [
      'Alice (alice@example.com)',
      'tom@example.com',
    ]);
    await world.slack.closeView(view);
    await contact('lists-6', { skill_group: '9466', agent: 'tom@example.com' });
    assert.deepEqual(warnings(), [
      { event: 'Desk list not read', notRead: { queues: 'unreadable' } },
    ]);
  });

  it('are there but for the agents, groups are chosen by name and an address is typed', async () => {
    answer('get_member_list', { kind: 'code', code: 60007 });
    await world.start();
    const view = await openForm();
    assert.deepEqual(kindsIn(view), ['external_select', 'plain_text_input']);
    assert.match(JSON.stringify(view.definition.blocks), NOTE);
    await world.slack.closeView(view);
    await contact('lists-7', { skill_group: '9465', agent: 'alice@example.com' });
    assert.deepEqual(warnings(), [
      { event: 'Desk list not read', notRead: { agents: 'ErrorCode 60007' } },
    ]);
  });
});
