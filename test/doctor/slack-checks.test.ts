import assert from 'node:assert/strict';
import { checkSlack, type SlackSubjects } from '../../src/doctor/slack-checks';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/slack/scopes';
import type { BotFacts, SlackAnswer } from '../../src/slack/slack-facts';
import { en, known, lineOf, statesOf } from './kit';

const ALL = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES];
const bot = { userId: 'UB1', botId: 'B1', name: 'helper' };

function botAnswer(scopes: readonly string[] | undefined = ALL): SlackAnswer<BotFacts> {
  return { answer: { kind: 'told', value: { bot, scopes } }, clockAheadMs: 0 };
}
function no<T>(answer: SlackAnswer<T>['answer'], clockAheadMs?: number): SlackAnswer<T> {
  return { answer, clockAheadMs };
}
const DOWN = { kind: 'unreachable', error: 'ENOTFOUND' } as const;
const connected: SlackAnswer<undefined> = {
  answer: { kind: 'told', value: undefined },
  clockAheadMs: 0,
};

function socket(
  botSays: SlackAnswer<BotFacts>,
  appSays: SlackAnswer<undefined> = connected,
): SlackSubjects {
  return {
    bot: known(async () => botSays),
    transport: { kind: 'socket', connection: known(async () => appSays) },
    commandCame: false,
  };
}
const check = (subjects: SlackSubjects) => checkSlack(subjects, en);

const GREEN = {
  'slack.reachable': 'ok',
  'slack.bot-token': 'ok',
  'slack.scopes': 'ok',
  'slack.app-token': 'ok',
  'slack.command': 'unchecked',
  'slack.interactivity': 'unchecked',
  'slack.clock': 'ok',
};

describe('the check-up of Slack', () => {
  it('names the bot, and says how to check by hand what Slack does not tell', async () => {
    const lines = await check(socket(botAnswer()));
    assert.deepEqual(statesOf(lines), GREEN);
    assert.match(lineOf(lines, 'slack.bot-token').why, /@helper/);
    assert.match(lineOf(lines, 'slack.command').mend, /contact-customer doctor/);
    assert.match(lineOf(lines, 'slack.interactivity').mend, /Interactivity/);
  });

  it('takes the command, and over HTTP the signing secret, for proven once it has come', async () => {
    const subjects: SlackSubjects = {
      bot: known(async () => botAnswer()),
      transport: { kind: 'http', signingSecret: known(true) },
      commandCame: true,
    };
    const lines = await check(subjects);
    const { 'slack.app-token': _, ...green } = GREEN;
    assert.deepEqual(statesOf(lines), {
      ...green,
      'slack.signing-secret': 'ok',
      'slack.command': 'ok',
    });
    const before = await check({ ...subjects, commandCame: false });
    assert.equal(lineOf(before, 'slack.signing-secret').state, 'unchecked');
  });

  it('says first that Slack cannot be reached, and leaves the rest alone', async () => {
    const lines = await check(socket(no(DOWN), no(DOWN)));
    assert.deepEqual(statesOf(lines), {
      ...GREEN,
      'slack.reachable': 'failed',
      'slack.bot-token': 'unchecked',
      'slack.scopes': 'unchecked',
      'slack.app-token': 'unchecked',
      'slack.clock': 'unchecked',
    });
    assert.match(lineOf(lines, 'slack.reachable').why, /ENOTFOUND/);
    assert.match(lineOf(lines, 'slack.bot-token').why, /“Slack”/);
  });

  it('tells a refused token from one that could not be checked', async () => {
    const refused = await check(socket(no({ kind: 'refused', error: 'account_inactive' }, 0)));
    assert.deepEqual(statesOf(refused), {
      ...GREEN,
      'slack.bot-token': 'failed',
      'slack.scopes': 'unchecked',
    });
    const late = await check(socket(no({ kind: 'rateLimited', afterMs: 1000 }, 0)));
    assert.equal(lineOf(late, 'slack.bot-token').state, 'warning');
    assert.match(lineOf(late, 'slack.bot-token').why, /ratelimited/);
    const unclear = await check(socket(botAnswer(), no({ kind: 'unclear', error: 'ABORT_ERR' })));
    assert.deepEqual(statesOf(unclear), { ...GREEN, 'slack.app-token': 'warning' });
  });

  it('fails for each needed scope and warns for each optional one', async () => {
    for (const scope of ALL) {
      const lines = await check(socket(botAnswer(ALL.filter((each) => each !== scope))));
      const isNeeded = REQUIRED_SCOPES.some((each) => each === scope);
      assert.deepEqual(statesOf(lines), {
        ...GREEN,
        'slack.scopes': isNeeded ? 'failed' : 'warning',
      });
      assert.ok(lineOf(lines, 'slack.scopes').why.endsWith(` ${scope}.`));
    }
  });

  it('does not guess the scopes, nor the time, that Slack does not tell', async () => {
    const answer = { kind: 'told', value: { bot, scopes: undefined } } as const;
    const lines = await check(
      socket({ answer, clockAheadMs: undefined }, { ...connected, clockAheadMs: undefined }),
    );
    assert.deepEqual(statesOf(lines), {
      ...GREEN,
      'slack.scopes': 'unchecked',
      'slack.clock': 'unchecked',
    });
  });

  it('names the settings that it needs', async () => {
    const lines = await check({
      bot: { kind: 'unknown', settings: ['SLACK_BOT_TOKEN', 'SLACK_API_URL'] },
      transport: {
        kind: 'socket',
        connection: { kind: 'unknown', settings: ['SLACK_APP_TOKEN'] },
      },
      commandCame: false,
    });
    assert.deepEqual([...new Set(Object.values(statesOf(lines)))], ['unchecked']);
    assert.match(lineOf(lines, 'slack.reachable').why, /SLACK_BOT_TOKEN, SLACK_API_URL/);
    assert.match(lineOf(lines, 'slack.clock').why, /SLACK_BOT_TOKEN/);
    assert.match(lineOf(lines, 'slack.app-token').why, /SLACK_APP_TOKEN/);
    const http = await check({
      bot: known(async () => botAnswer()),
      transport: {
        kind: 'http',
        signingSecret: { kind: 'unknown', settings: ['SLACK_SIGNING_SECRET'] },
      },
      commandCame: false,
    });
    assert.match(lineOf(http, 'slack.signing-secret').why, /needs SLACK_SIGNING_SECRET/);
  });

  it('asks with the app-level token alone where the bot’s is wrong', async () => {
    const lines = await check({
      ...socket(botAnswer()),
      bot: { kind: 'unknown', settings: ['SLACK_BOT_TOKEN'] },
    });
    assert.deepEqual(statesOf(lines), {
      ...GREEN,
      'slack.bot-token': 'unchecked',
      'slack.scopes': 'unchecked',
    });
  });
});
