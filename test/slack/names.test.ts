import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agentName, nameOf, skillGroupName } from '../../src/slack/names';
import { DESK, directoryOf } from './choosing';
import { foreignPartOf } from './kit';

describe('names in a message', () => {
  it('stand as they are, or as code where Slack would take them for markup', () => {
    assert.equal(nameOf('customer-1'), 'customer-1');
    assert.equal(nameOf('a_b'), 'a_b');
    for (const id of ['_a_', '*a*', '~a', 'a~', ':smile:']) assert.equal(nameOf(id), `\`${id}\``);
    assert.equal(nameOf('<a>'), '&lt;a&gt;');
  });

  it('name an agent as Desk does, always with the address', () => {
    assert.equal(agentName('bob@example.com', undefined, DESK), 'Bob (bob@example.com)');
    assert.equal(agentName('carol@example.com', undefined, DESK), 'carol@example.com');
    assert.equal(agentName('new@example.com', undefined, DESK), 'new@example.com');
    assert.equal(agentName('bob@example.com', undefined, undefined), 'bob@example.com');
  });

  it('mention an agent who is known in Slack', () => {
    assert.equal(agentName('bob@example.com', 'U_BOB', DESK), '<@U_BOB> (bob@example.com)');
  });

  it('name a skill group as Desk does, always with the number', () => {
    assert.equal(skillGroupName(9465, DESK), 'Billing (9465)');
    assert.equal(skillGroupName(7, DESK), '7');
    assert.equal(skillGroupName(8, DESK), '8');
    assert.equal(skillGroupName(9465, undefined), '9465');
  });

  it('are escaped, on one line, and cut before what matters', () => {
    const name = `<!here>\n*${'x'.repeat(100)}`;
    const group = { id: 5, name };
    const shown = skillGroupName(5, directoryOf({ groups: [group] }));
    assert.ok(shown.startsWith('`&lt;!here&gt; *xxx') && shown.endsWith('…` (5)'), shown);
    const mail = `${'a'.repeat(300)}@example.com`;
    const cut = agentName(mail, undefined, undefined);
    assert.equal(cut, `${'a'.repeat(199)}…`);
  });

  it('show no markup of their own, with a backtick in them either', () => {
    const agents = [{ mail: 'bo@example.com', name: '*Bo* `x`', groups: [] }];
    const shown = agentName('bo@example.com', undefined, directoryOf({ agents }));
    assert.equal(shown, "`*Bo* 'x'` (bo@example.com)");
  });

  it('never mention or link anybody by themselves', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (mail, name) => {
        const desk = directoryOf({ agents: [{ mail, name, groups: [] }] });
        const shown = agentName(mail, undefined, desk);
        assert.doesNotMatch(foreignPartOf(shown), /[<>&]/);
        assert.ok(shown.length < 2_000);
      }),
    );
  });
});
