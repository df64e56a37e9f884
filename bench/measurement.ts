import type { BenchOptions } from './options';

/** Rows of words and figures under a heading for each column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Something about the app that is measured. */
export interface Measurement {
  /** By which it is asked for on the command line. */
  readonly name: string;
  /** Takes minutes, and is left out where all are asked for. */
  readonly onlyWhenNamed?: true;
  /** Measures; `say` takes a line about what is being done, `environment` is the process's own. */
  run(
    environment: NodeJS.ProcessEnv,
    say: (line: string) => void,
    options: BenchOptions,
  ): Promise<readonly Table[]>;
}
