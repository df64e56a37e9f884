import assert from 'node:assert/strict';
import type { Directory } from '../../src/domain/directory';
import { agentsFor, directoryOf, LARGE, many } from './choosing';

describe('more agents than can be shown', () => {
  it('are 100 of all groups in turn where more are meant', () => {
    const agents = many(300, (index) => ({
      mail: `agent${String(index).padStart(3, '0')}@example.com`,
      name: '',
      // 10 in the first group, 20 in the second, all others in the third.
      groups: [index < 10 ? 1 : index < 30 ? 2 : 3],
    }));
    const shown = agentsFor('', undefined, directoryOf({ agents }));
    assert.deepEqual(
      shown.map(([label, mails]) => [label, mails.length]),
      [
        ['Skill group 1', 10],
        ['Skill group 2', 20],
        ['Skill group 3', 70],
      ],
    );
    assert.equal(shown[2]?.[1].at(-1), 'agent099@example.com');
  });

  it('leave room for the best match, wherever it stands', () => {
    const agents = [
      ...LARGE.agents,
      { mail: 'zoe@example.com', name: 'Zoe Team', groups: [] },
      { mail: 'steam@example.com', name: 'Steam', groups: [] },
    ];
    const shown = agentsFor('team', 1, { ...LARGE, agents });
    assert.equal(shown.flatMap(([, mails]) => mails).length, 100);
    assert.deepEqual(shown.at(-1), ['In no skill group', ['zoe@example.com', 'steam@example.com']]);
  });

  it('of the group that is meant best come before others where there are too many', () => {
    const inGroups = (...groupNames: string[]) =>
      directoryOf({
        groups: groupNames.map((name, id) => ({ id, name })).slice(1),
        agents: many(300, (index) => ({
          mail: `agent${index}@example.com`,
          name: '',
          groups: [(index % 2) + 1],
        })),
      });
    const labels = (directory: Directory) =>
      agentsFor('care team', undefined, directory).map(([label]) => label);
    assert.deepEqual(labels(inGroups('', 'Team care', 'Care team')), ['Care team (2)']);
    assert.deepEqual(labels(inGroups('', 'Ateam scare', 'Team care')), ['Team care (2)']);
  });

  it('are of all groups alike where no skill group is chosen', () => {
    const loose = many(60, (index) => ({
      mail: `loose${index}@example.com`,
      name: '',
      groups: [],
    }));
    const shown = agentsFor('', undefined, { ...LARGE, agents: [...LARGE.agents, ...loose] });
    assert.deepEqual(
      shown.map(([, mails]) => mails.length),
      many(100, () => 1),
    );
  });

  it('are half those of the chosen skill group where it has so many', () => {
    const agents = LARGE.agents.map((agent, index) => ({
      ...agent,
      groups: [index % 2 ? 200 : (agent.groups[0] ?? 1)],
    }));
    const [first, ...others] = agentsFor('agent', 200, { ...LARGE, agents });
    assert.equal(first?.[0], 'Team 200 (200)');
    assert.equal(first?.[1].length, 50);
    assert.equal(others.length, 50);
  });

  it('are all of the chosen skill group where it is not too large', () => {
    const [first, ...others] = agentsFor('', 150, LARGE);
    assert.deepEqual([first?.[0], first?.[1].length], ['Team 150 (150)', 25]);
    assert.equal(others.flatMap(([, mails]) => mails).length, 75);
  });
});
