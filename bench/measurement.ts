import type { BenchOptions } from './options';

/** Rows of words and figures under a heading for each column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a measurement is asked for. */
export interface Asked {
  /** The process's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** Takes a line about what is being done. */
  readonly say: (line: string) => void;
  /** Takes what was measured, as it was measured. */
  readonly raw: (record: Readonly<Record<string, unknown>>) => void;
  readonly options: BenchOptions;
}

/** Something about the app that is measured. */
export interface Measurement {
  /** By which it is asked for on the command line. */
  readonly name: string;
  /** Takes minutes, and is left out where all are asked for. */
  readonly onlyWhenNamed?: true;
  run(asked: Asked): Promise<readonly Table[]>;
}
