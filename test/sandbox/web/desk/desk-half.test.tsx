import assert from 'node:assert/strict';
import { renderToStaticMarkup } from 'react-dom/server';
import type { DeskSnapshot } from '../../../../sandbox/control/snapshot';
import type { Session } from '../../../../sandbox/desk/state';
import { DeskHalf } from '../../../../sandbox/web/desk/desk-half';

const WAITING: Session = {
  id: 's1',
  customer: '1289314544',
  account: '@support',
  state: 'WaitingForAgentAnswering',
  agent: 'mei@example.com',
};

const DESK: DeskSnapshot = {
  customers: [{ id: '1289314544', name: 'Aisha Rahman' }],
  agents: [
    {
      mail: 'mei@example.com',
      name: 'Mei Lin',
      status: 'break',
      load: 1,
      limit: 3,
      groups: [9465],
    },
  ],
  groups: [{ id: 9465, name: 'Payments' }],
  accounts: [{ id: '@support', name: 'Support', groups: [9465] }],
  sessions: [],
  contactFeature: true,
  serviceMode: 'automatic',
  acceptSeconds: 0,
  spelling: 'table',
  next: [],
  calls: [],
  contacts: [],
};

/** The whole half as HTML, without the attributes that only the looks need. */
function draw(desk: Partial<DeskSnapshot>): string {
  const control = () => Promise.reject(new Error('nothing is done while drawing'));
  return renderToStaticMarkup(<DeskHalf desk={{ ...DESK, ...desk }} control={control} />);
}

function count(html: string, what: string): number {
  return html.split(what).length - 1;
}

describe('the Desk half', () => {
  it('shows the sessions first', () => {
    const html = draw({});
    assert.match(html, /id="panel-desk-sessions" aria-label="Sessions">/);
    assert.equal(count(html, 'role="tabpanel"'), 4);
    assert.equal(count(html, 'hidden=""'), 3);
  });

  it('offers to accept a session only while it waits', () => {
    assert.equal(count(draw({ sessions: [WAITING] }), '>Accept<'), 1);
    assert.equal(count(draw({ sessions: [WAITING] }), '>Pass on<'), 1);
    const answered = draw({ sessions: [{ ...WAITING, state: 'Agent' }] });
    assert.deepEqual([count(answered, '>Accept<'), count(answered, '>Pass on<')], [0, 0]);
  });

  it('offers to end and reassign every session, and none where there is none', () => {
    const html = draw({ sessions: [{ ...WAITING, state: 'Queueing', agent: '' }] });
    assert.deepEqual([count(html, '>End<'), count(html, '>Reassign to…<')], [1, 1]);
    const ended = draw({ sessions: [{ ...WAITING, state: 'NotInSession', agent: '' }] });
    assert.deepEqual([count(ended, '>End<'), count(ended, 'with nobody')], [0, 1]);
  });

  it('offers another session only with an account that the customer has none with', () => {
    assert.equal(count(draw({ sessions: [WAITING] }), 'Begin another session…'), 0);
    const accounts = [...DESK.accounts, { id: '@vip', name: 'VIP', groups: [] }];
    assert.equal(count(draw({ sessions: [WAITING], accounts }), 'Begin another session…'), 1);
  });

  it('says how often each customer was contacted', () => {
    const contact = { customer: '1289314544', account: '@support', agent: 'a@example.com', at: 1 };
    const other = { ...contact, customer: 'somebody else' };
    assert.match(draw({ contacts: [contact, other, contact] }), />contacted 2 times</);
  });

  it('shows each agent’s status, load and skill groups', () => {
    const html = draw({});
    assert.match(html, /data-choice="break"><input type="radio"[^>]*checked=""/);
    assert.match(html, /<meter aria-label="1 of 3 sessions"/);
    assert.match(html, /class="d-chips"><span>Payments</);
  });

  it('says what the service mode means', () => {
    assert.match(draw({ serviceMode: 'automatic' }), /with its agent at once/);
    assert.doesNotMatch(draw({ serviceMode: 'automatic' }), /Seconds to accept/);
    const manual = draw({ serviceMode: 'manual' });
    assert.match(manual, /until its agent accepts it/);
    assert.match(manual, /Seconds to accept/);
    assert.doesNotMatch(manual, /passes on/);
    assert.match(draw({ serviceMode: 'manual', acceptSeconds: 20 }), /passes on to another agent/);
  });

  it('lists what is planned, and offers to forget it', () => {
    assert.match(draw({}), /Desk answers as usual/);
    const answer = { kind: 'code', code: 141012 } as const;
    const html = draw({ next: [{ answer, command: undefined, left: 1 }] });
    assert.match(html, /141012: agent has reached.*any command, once/);
    assert.match(html, />Forget all</);
  });

  it('shows calls newest first, with the claims of their UserSig', () => {
    const claims = { identifier: 'admin', sdkAppId: 14, signedAt: 1, expiresAt: 2 };
    const call = { body: { a: 1 }, at: 1, ms: 1, code: 0 };
    const html = draw({
      calls: [
        { ...call, command: 'get_session_state', verdict: { code: 70003 } },
        { ...call, command: 'contact_user', verdict: { code: 0, claims } },
      ],
    });
    assert.match(html, /<code>contact_user<.*UserSig accepted.*<code>get_session_state</s);
    assert.match(html, /<dd>admin<\/dd>.*<dd>14<\/dd>/s);
    assert.match(html, /Caller refused with 70003/);
  });

  it('says how to get a first call', () => {
    assert.match(draw({}), /No call yet/);
  });
});
