import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KNOWN_CODES, remediesFor } from '../../src/domain/remedies';
import { openPrometheus } from '../../src/metrics/prometheus';

const ROOT = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly description: string };
}

interface Target {
  readonly expr: string;
  readonly instant?: boolean;
  readonly range?: boolean;
}

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly w: number };
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly noValue?: string };
  };
  readonly targets?: readonly Target[];
}

describe('what is deployed beside the app', () => {
  let known: ReadonlySet<string>;
  let own: readonly string[];
  before(async () => {
    const prometheus = await openPrometheus();
    const open = { accepted: 0, calling: 0, notShown: 0, followed: 0, unconfirmed: 0 };
    prometheus.readFrom({ countOpen: async () => open, ready: {} });
    const { text } = await prometheus.text();
    known = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name));
    own = [...known].filter((name) => name.startsWith('contact_customer_'));
  });

  /** The metrics that an expression reads, without what Prometheus adds to a histogram's name. */
  function metricsIn(expression: string): string[] {
    const names = expression.match(/\b(?:contact_customer|process|nodejs)_\w+/g) ?? [];
    return names.map((name) => (known.has(name) ? name : name.replace(/_(bucket|count|sum)$/, '')));
  }

  it('is a dashboard of metrics that there are, each with a unit and a place', () => {
    const dashboard = JSON.parse(read('deploy/grafana-dashboard.json'));
    const panels: readonly Panel[] = dashboard.panels;
    const shown = new Set<string>();
    for (const panel of panels.filter(({ type }) => type !== 'row')) {
      assert.ok(panel.fieldConfig?.defaults.unit, panel.title);
      assert.ok(panel.gridPos.x + panel.gridPos.w <= 24, panel.title);
      for (const { expr } of panel.targets ?? []) {
        const names = metricsIn(expr);
        assert.ok(names.length > 0, expr);
        for (const name of names) assert.ok(known.has(name), name);
        for (const name of names) shown.add(name);
      }
    }
    assert.deepEqual(
      own.filter((name) => !shown.has(name)),
      [],
      'shown nowhere',
    );
    const [source] = dashboard.templating.list;
    assert.deepEqual([source.type, source.query], ['datasource', 'prometheus']);
  });

  it('is a dashboard whose tiles tell of now, and say so where nothing is known', () => {
    const panels: readonly Panel[] = JSON.parse(read('deploy/grafana-dashboard.json')).panels;
    const tiles = panels.filter(({ type }) => type === 'stat');
    assert.ok(tiles.length > 3);
    for (const { title, fieldConfig, targets = [] } of tiles) {
      assert.ok(fieldConfig?.defaults.noValue, title);
      for (const { instant, range } of targets) assert.deepEqual([instant, range], [true, false]);
    }
    const [ready] = tiles.find(({ title }) => title === 'Ready')?.targets ?? [];
    assert.match(ready?.expr ?? '', / or on\(\) vector\(0\)$/);
  });

  it('is rules about metrics that there are, each with what to do and in the README', () => {
    const [{ rules }] = parse(read('deploy/alerts.yml')).groups as [{ rules: readonly Rule[] }];
    assert.equal(rules.length, 5);
    for (const { alert, expr, annotations } of rules) {
      assert.match(read('README.md'), new RegExp(`^\\| \`${alert}\` \\|`, 'm'));
      assert.match(expr, /job="contact-customer"/);
      const names = metricsIn(expr);
      assert.ok(names.length > 0, alert);
      for (const name of names) assert.ok(known.has(name), name);
      assert.ok(annotations.summary.length > 10 && annotations.description.length > 100, alert);
    }
  });

  it('alerts about the codes that no button helps against, all but those of one session', () => {
    const [, codes = ''] = /code=~"([^"]+)"/.exec(read('deploy/alerts.yml')) ?? [];
    const alerted = KNOWN_CODES.filter((code) => new RegExp(`^(?:${codes})$`).test(String(code)));
    const aboutASession: readonly number[] = [141003, 141005, 141016];
    const helpless = KNOWN_CODES.filter(
      (code) =>
        remediesFor({ kind: 'refused', code, info: '' }).length === 0 &&
        !aboutASession.includes(code),
    );
    assert.deepEqual(alerted, helpless);
  });

  it('is explained in the README, metric by metric', () => {
    const readme = read('README.md');
    for (const name of own) assert.match(readme, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  });
});
