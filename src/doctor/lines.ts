import type { CheckLine, CheckName } from '../domain/checkup';
import type { DoctorTexts } from '../texts/doctor-texts';
import type { SettingName } from '../texts/start-texts';

/** Makes the lines of a check-up, each with the words for what it is about. */
export interface Lines {
  ok(name: CheckName, why: string): CheckLine;
  warning(name: CheckName, why: string, mend: string): CheckLine;
  failed(name: CheckName, why: string, mend: string): CheckLine;
  unchecked(name: CheckName, why: string, mend?: string): CheckLine;
  /** Not checked, because these settings are wrong. */
  needsSettings(name: CheckName, settings: readonly SettingName[]): CheckLine;
  /** Not checked, because of what `first` found. */
  needs(name: CheckName, first: CheckName): CheckLine;
}

export function linesIn(texts: DoctorTexts): Lines {
  const line = (state: CheckLine['state']) => (name: CheckName, why: string, mend: string) => ({
    ...{ name, state, what: texts.checks[name], why, mend },
  });
  const unchecked = line('unchecked');
  return {
    ok: (name, why) => line('ok')(name, why, ''),
    warning: line('warning'),
    failed: line('failed'),
    unchecked: (name, why, mend = '') => unchecked(name, why, mend),
    needsSettings: (name, settings) =>
      unchecked(name, texts.needsSettings(settings.join(', ')), ''),
    needs: (name, first) => unchecked(name, texts.needsCheck(texts.checks[first]), ''),
  };
}
