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
  tryPort(
    port: number,
  ): Promise<{ readonly kind: 'free' } | { readonly kind: 'taken'; readonly error: string }>;
  /** Whether it is this app, running, that listens there. */
  isAppOn(port: number): Promise<boolean>;
}

/** The settings' form, and the port. */
export async function checkApp(subjects: AppSubjects, texts: Texts): Promise<CheckLine[]> {
  return [...settingLines(subjects, texts), await portLine(subjects, texts)];
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

async function portLine(
  { port, tryPort, isAppOn }: AppSubjects,
  { doctor, start }: Texts,
): Promise<CheckLine> {
  const lines = linesIn(doctor);
  if (port.kind === 'unknown') return lines.needsSettings('app.port', port.settings);
  const tried = await tryPort(port.value);
  if (tried.kind === 'free') return lines.ok('app.port', doctor.portFree(port.value));
  if (await isAppOn(port.value)) return lines.ok('app.port', doctor.portIsApps(port.value));
  const why = doctor.portTaken(port.value, tried.error);
  return lines.failed('app.port', why, `PORT: ${start.where.PORT}`);
}
