import { createDoctor } from './compose-doctor';
import { checkupJson, printCheckup, type Terminal } from './doctor/print';
import { isHealthy } from './domain/checkup';
import { createLog } from './log';
import { type Environment, readLanguage, readSettings, secretsOf } from './settings';
import { textsFor } from './texts/catalogue';

/** How a check-up is shown: to people, or as JSON. */
export type Shown = { readonly kind: 'json' } | ({ readonly kind: 'terminal' } & Terminal);

/** Checks what the settings in `environment` name, also where they are wrong. */
export async function runDoctor(
  environment: Environment,
  shown: Shown,
): Promise<{ readonly output: string; readonly isHealthy: boolean }> {
  const texts = textsFor(readLanguage(environment));
  const { settings, problems } = readSettings(environment, texts.start);
  // The lines say what there is to say; a log between them would be no help.
  const log = createLog('error', secretsOf(settings), () => undefined);
  const lines = await createDoctor({ settings, problems, texts, log, commandCame: false })();
  return {
    output: shown.kind === 'json' ? checkupJson(lines) : printCheckup(lines, texts.doctor, shown),
    isHealthy: isHealthy(lines),
  };
}
