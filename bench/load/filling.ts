import { ACCOUNT, AGENT, GROUP } from './names';

/** What SQLite and PostgreSQL say differently. */
export interface Dialect {
  /** A row `i` for each number from 1 to `count`. */
  readonly numbers: (count: number) => { readonly before: string; readonly from: string };
  /** A text that no two rows have in common. */
  readonly randomText: string;
}

export const SQLITE: Dialect = {
  numbers: (count) => ({
    before: `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`,
    from: 'n',
  }),
  randomText: 'lower(hex(randomblob(16)))',
};

export const POSTGRES: Dialect = {
  numbers: (count) => ({ before: '', from: `generate_series(1, ${count}) as n(i)` }),
  randomText: 'gen_random_uuid()::text',
};

/** Requests of one customer. */
const EACH = 5;
/** Between two of them: a million are most of a year. */
const APART_MS = 30_000;
const YESTERDAY_MS = 86_400_000;

const OUTCOME = JSON.stringify({ kind: 'assigned', agent: AGENT, evidence: 'answer' });
const SESSION = JSON.stringify({ phase: 'ended', agent: AGENT, id: 'bench-session', told: [] });
const REASON = 'Refund of order 4711, promised for today';

/**
 * The statements that put `count` requests into an empty store, all of them settled and shown since
 * yesterday or longer, each with the four events that led there.
 */
export function settledRequests(
  { numbers, randomText }: Dialect,
  count: number,
  now: number,
): readonly string[] {
  const { before, from } = numbers(count);
  const askedAt = `${now - YESTERDAY_MS} - cast(i as bigint) * ${APART_MS}`;
  const place = `'{"kind":"message","channel":"C0B' || i || '","ts":"1700000000.000100"}'`;
  return [
    `${before}
    insert into contact_requests (id, key, customer, account, skill_group, agent, reason,
      conversation, asked_by, version, state, asked_at, tried_by, called_at, attempt, outcome,
      settled_at, session, revision, shown_revision, place, show_failures)
    select ${randomText}, 'T0STANDIN:V' || ${randomText}, 'bench-' || (i / ${EACH}), '${ACCOUNT}',
      ${GROUP}, '${AGENT}', '${REASON}', 'C0B' || i, 'U0BENCH', 4, 'settled', ${askedAt}, 'U0BENCH',
      ${askedAt} + 10, 1, '${OUTCOME}', ${askedAt} + 200, '${SESSION}', 2, 2, ${place}, 0
    from ${from}`,
    `insert into contact_request_events (request_id, version, what, who, at, detail)
    select id, step.version, step.what, step.who, asked_at, case step.what
      when 'accepted' then '{"target":{"customer":"' || customer || '","account":"${ACCOUNT}"}}'
      when 'settled' then '{"outcome":' || outcome || '}'
      when 'shown' then '{"place":' || place || ',"revision":2}' end
    from contact_requests cross join (
      select 1 as version, 'accepted' as what, 'U0BENCH' as who union all select 2, 'calling', 'app'
      union all select 3, 'settled', 'app' union all select 4, 'shown', 'app') as step`,
  ];
}

/** The statements that leave a request behind for each customer, as a process that died does. */
export function acceptedRequests(
  { randomText }: Dialect,
  customers: readonly string[],
  now: number,
): readonly string[] {
  return customers.flatMap((customer) => [
    `insert into contact_requests (id, key, customer, account, conversation, asked_by, version,
      state, asked_at, tried_by, attempt, due_at, revision, shown_revision, show_failures)
    values (${randomText}, 'left-${customer}', '${customer}', '${ACCOUNT}', 'C0B', 'U0BENCH', 1,
      'accepted', ${now}, 'U0BENCH', 1, ${now}, 1, 0, 0)`,
    `insert into contact_request_events (request_id, version, what, who, at)
    select id, 1, 'accepted', 'U0BENCH', ${now} from contact_requests
    where key = 'left-${customer}'`,
  ]);
}
