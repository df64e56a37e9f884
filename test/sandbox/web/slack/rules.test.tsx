import assert from 'node:assert/strict';
import { RulesPane } from '../../../../sandbox/web/slack/rules-pane';
import { drawn, slackOf, wordsIn } from './page';

describe('Slack’s rules', () => {
  it('show how things stand', () => {
    const slack = slackOf({
      delivery: { times: 2, delayMs: 0 },
      faults: [{ method: 'chat.update', fault: { kind: 'status', status: 500 } }],
      scopes: {
        inManifest: [
          { name: 'commands', optional: false },
          { name: 'channels:history', optional: true },
        ],
        granted: ['commands'],
      },
      calls: [
        { method: 'views.open', args: {}, at: 1, ms: 3, status: 200, error: 'expired_trigger_id' },
      ],
      connections: 2,
    });
    const html = drawn(<RulesPane />, { slack });
    assert.match(html, /checked=""[^>]*\/><span>Twice/);
    assert.match(html, /checked=""[^>]*\/><span><code>commands<\/code> required/);
    assert.match(html, /type="checkbox"\/><span><code>channels:history<\/code> optional/);
    assert.match(html, /checked=""\/><span>Contact Customer is a member/);
    assert.match(wordsIn(html), /chat\.update: HTTP 500.*2 open connections/);
    assert.match(html, /sl-line-bad.*views\.open.*200 expired_trigger_id, 3 ms/);
  });

  it('are about no conversation on the Home tab and in direct messages', () => {
    const places = [{ kind: 'home' }, { kind: 'conversation', id: 'D_PEOPLE' }] as const;
    for (const place of places) {
      assert.doesNotMatch(drawn(<RulesPane />, { place }), /is a member/);
    }
  });

  it('say that nothing has happened yet', () => {
    assert.match(wordsIn(drawn(<RulesPane />)), /Every call is answered as usual\..*Nothing yet\./);
  });

  it('speak of Socket Mode only where the app is connected so', () => {
    assert.match(drawn(<RulesPane />, { transport: 'socket' }), /Socket Mode/);
    assert.doesNotMatch(drawn(<RulesPane />, { transport: 'http' }), /Socket Mode|Cut the line/);
  });
});
