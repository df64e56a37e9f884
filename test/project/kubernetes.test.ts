import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { STOP_WITHIN_MS } from '../../src/app';
import { METRICS_PATH } from '../../src/metrics/metrics-endpoint';
import { appPaths, appPort, assertStarts, imageUser, ROOT } from './deployed';

const TEXT = readFileSync(join(ROOT, 'deploy', 'kubernetes.yml'), 'utf8');
const [secret, deployment, budget, ...others] = parseAllDocuments(TEXT).map((one) => one.toJS());
const pod = deployment.spec.template.spec;
const [app] = pod.containers;
/** What the file says in comments, for HTTP and for figures. */
const [beforeHttp = '', forHttp = '', forFigures = ''] = TEXT.split(
  /^# For (?:HTTP instead of Socket Mode:|figures,)/m,
);
/** The document in comments, from its first line on. */
const commented = (text: string) =>
  parse(text.slice(text.indexOf('# apiVersion')).replace(/^# ?/gm, ''));

describe('deploy/kubernetes.yml', () => {
  it('is a Secret, a Deployment and a PodDisruptionBudget', () => {
    const kinds = [secret, deployment, budget].map(({ kind }) => kind);
    assert.deepEqual(kinds, ['Secret', 'Deployment', 'PodDisruptionBudget']);
    assert.deepEqual(others, []);
  });

  it('gives the app settings that it starts with', () => {
    const [mount] = app.volumeMounts;
    const [volume] = pod.volumes;
    assert.deepEqual([mount.name, volume.secret.secretName], [volume.name, secret.metadata.name]);
    const files = Object.keys(secret.stringData).map((key) => `${mount.mountPath}/${key}`);
    const variables = app.env.map(({ name, value }: { name: string; value: string }) => {
      return [name, value === '<SDKAppID>' ? '1400000000' : value];
    });
    assertStarts(Object.fromEntries(variables), files);
    const used = variables.filter(([name]: [string]) => name.endsWith('_FILE'));
    assert.equal(used.length, files.length);
  });

  it('holds no secret, only where to put it', () => {
    for (const value of Object.values<string>(secret.stringData)) assert.match(value, /^<.+>$/);
  });

  it('asks where the app answers', () => {
    const { port } = app.startupProbe.httpGet;
    assert.deepEqual(app.ports, [{ name: port, containerPort: appPort() }]);
    for (const [probe, path] of [
      ['startupProbe', '/readyz'],
      ['readinessProbe', '/readyz'],
      ['livenessProbe', '/healthz'],
    ] as const) {
      assert.deepEqual(app[probe].httpGet, { path, port });
      assert.ok(appPaths().includes(path));
    }
  });

  it('over HTTP takes no pod out of the Service because Slack or the database is away', () => {
    const yaml = forHttp.slice(
      forHttp.indexOf('#          startupProbe'),
      forHttp.indexOf('# - this'),
    );
    const probes = parse(yaml.replace(/^# {10}|^#$/gm, ''));
    for (const probe of ['startupProbe', 'readinessProbe']) {
      const httpGet = { ...app[probe].httpGet, path: '/healthz' };
      assert.deepEqual(probes[probe], { ...app[probe], httpGet });
    }
  });

  it('leaves room in Socket Mode for the process that a rolling update runs besides', () => {
    const processes = deployment.spec.replicas + deployment.spec.strategy.rollingUpdate.maxSurge;
    assert.ok(processes * 2 <= 10, 'Slack allows ten connections, each process holds two');
  });

  it('holds a PodMonitor in comments that finds the pods and shows them the token', () => {
    const { spec } = commented(forFigures);
    const { labels } = deployment.spec.template.metadata;
    assert.deepEqual(spec.selector.matchLabels, labels);
    assert.equal(labels[spec.jobLabel], 'contact-customer');
    const [{ port, path, authorization }] = spec.podMetricsEndpoints;
    assert.deepEqual([port, path], [app.ports[0].name, METRICS_PATH]);
    const { name, key } = authorization.credentials;
    assert.equal(name, secret.metadata.name);
    assert.match(beforeHttp, new RegExp(`^  # ${key}: <`, 'm'));
    const [mount] = app.volumeMounts;
    const variable = `# - name: METRICS_TOKEN_FILE\n *#   value: ${mount.mountPath}/${key}\n`;
    assert.match(beforeHttp, new RegExp(variable));
  });

  it('gives the app the time to stop, over HTTP too', () => {
    const graceMs = pod.terminationGracePeriodSeconds * 1_000;
    assert.ok(graceMs > STOP_WITHIN_MS);
    const [, seconds = ''] = /sleep: \{ seconds: (\d+) \}/.exec(forHttp) ?? [];
    assert.ok(graceMs > STOP_WITHIN_MS + Number(seconds) * 1_000);
    assert.ok(Number(seconds) > 0);
  });

  it('runs as the image’s user, who can write nowhere and gain nothing', () => {
    const { uid, gid } = imageUser();
    const { runAsUser, runAsGroup, fsGroup, runAsNonRoot, seccompProfile } = pod.securityContext;
    assert.deepEqual([runAsUser, runAsGroup, fsGroup], [uid, gid, gid]);
    assert.deepEqual([runAsNonRoot, seccompProfile], [true, { type: 'RuntimeDefault' }]);
    assert.deepEqual(app.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('keeps one of its processes at work, whatever is being replaced', () => {
    assert.ok(deployment.spec.replicas >= 2);
    assert.deepEqual(deployment.spec.strategy.rollingUpdate, { maxSurge: 1, maxUnavailable: 0 });
    assert.equal(budget.spec.maxUnavailable, 1);
    const { labels } = deployment.spec.template.metadata;
    const selectors = [deployment.spec, budget.spec, ...pod.topologySpreadConstraints].map(
      ({ selector, labelSelector }) => (selector ?? labelSelector).matchLabels,
    );
    for (const selector of selectors) assert.deepEqual(selector, labels);
  });

  it('holds a Service for HTTP that finds the pods', () => {
    const { spec } = commented(forHttp);
    assert.deepEqual(spec.selector, deployment.spec.template.metadata.labels);
    assert.equal(spec.ports[0].targetPort, app.ports[0].name);
  });
});
