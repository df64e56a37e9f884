import type { CheckLine } from '../domain/checkup';
import type { SettingName } from '../texts/start-texts';
import type { Texts } from '../texts/texts';
import { linesIn } from './lines';
import type { Subject } from './subject';

/** What the app itself stands on. */
export interface AppSubjects {
  /** Each setting that is wrong; `problem` continues its name. */
  readonly problems: readonly { readonly setting: SettingName; readonly problem: string }[];
  readonly port: Subject<number>;
  /** Undefined where the figures have no port of their own. */
  readonly metricsPort: Subject<number> | undefined;
  tryPort(port: number): Promise<TriedPort>;
  tryMetricsPort(
    port: number,
    appPort: number | undefined,
  ): Promise<TriedPort | { readonly kind: 'same' }>;
  /** Whether it is this app, running, that listens there. */
  isAppOn(port: number): Promise<boolean>;
  /** Whether it is this app, running, that serves its figures there. */
  isMetricsOn(port: number): Promise<boolean>;
}

type TriedPort = { readonly kind: 'free' } | { readonly kind: 'taken'; readonly error: string };

/** The settings' form, and the ports. */
export async function checkApp(subjects: AppSubjects, texts: Texts): Promise<CheckLine[]> {
  const { metricsPort } = subjects;
  return [
    ...settingLines(subjects, texts),
    await portLine(subjects, texts),
    ...(metricsPort === undefined ? [] : [await metricsLine(metricsPort, subjects, texts)]),
  ];
}

function settingLines({ problems }: AppSubjects, { doctor, start }: Texts): CheckLine[] {
  if (problems.length === 0) {
    const count = Object.keys(start.where).length;
    return [linesIn(doctor).ok('app.settings', doctor.settingsRight(count))];
  }
  return problems.map(({ setting, problem }) => ({
    name: `app.settings.${setting}`,
    state: 'failed',
    what: setting,
    why: problem,
    mend: start.where[setting],
  }));
}

async function portLine(subjects: AppSubjects, texts: Texts): Promise<CheckLine> {
  const { port, tryPort, isAppOn } = subjects;
  if (port.kind === 'unknown') {
    return linesIn(texts.doctor).needsSettings('app.port', port.settings);
  }
  const tried = await tryPort(port.value);
  return triedLine({ name: 'app.port', setting: 'PORT', port: port.value, isAppOn }, tried, texts);
}

async function metricsLine(
  metricsPort: Subject<number>,
  { port, tryMetricsPort, isMetricsOn }: AppSubjects,
  texts: Texts,
): Promise<CheckLine> {
  const lines = linesIn(texts.doctor);
  const [name, setting] = ['app.metrics-port', 'METRICS_PORT'] as const;
  if (metricsPort.kind === 'unknown') return lines.needsSettings(name, metricsPort.settings);
  const { value } = metricsPort;
  const tried = await tryMetricsPort(value, port.kind === 'known' ? port.value : undefined);
  if (tried.kind === 'same') {
    return lines.failed(name, texts.start.samePort, `${setting}: ${texts.start.where[setting]}`);
  }
  return triedLine({ name, setting, port: value, isAppOn: isMetricsOn }, tried, texts);
}

async function triedLine(
  { name, setting, port, isAppOn }: AskedPort,
  tried: TriedPort,
  { doctor, start }: Texts,
): Promise<CheckLine> {
  const lines = linesIn(doctor);
  if (tried.kind === 'free') return lines.ok(name, doctor.portFree(port));
  if (await isAppOn(port)) return lines.ok(name, doctor.portIsApps(port));
  const why = doctor.portTaken(port, tried.error);
  return lines.failed(name, why, `${setting}: ${start.where[setting]}`);
}

interface AskedPort {
  readonly name: 'app.port' | 'app.metrics-port';
  readonly setting: 'PORT' | 'METRICS_PORT';
  readonly port: number;
  isAppOn(port: number): Promise<boolean>;
}
