import type { CompiledQuery } from 'kysely';

/** Stands for a value while the SQL is made. */
class StandIn {
  /** Where the value is among all fields of all rows. */
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }
}

/**
 * A statement whose SQL is made once for each set of fields, and then only takes other values: to
 * build and compile it takes Kysely longer than SQLite takes to run it. `build` is given stand-ins, so
 * it must pass every field on as a value and may not look at it.
 */
export function compiledOnce<Rows extends readonly object[], Result>(
  build: (...rows: Rows) => CompiledQuery<Result>,
): (...rows: Rows) => CompiledQuery<Result> {
  const compiled = new Map<string, CompiledQuery<Result>>();
  return (...rows) => {
    const shape = rows.map((row) => Object.keys(row).join()).join(';');
    let query = compiled.get(shape);
    if (query === undefined) {
      query = build(...standInsFor(rows));
      compiled.set(shape, query);
    }
    const values: readonly unknown[] = rows.flatMap((row) => Object.values(row));
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof StandIn ? values[parameter.at] : parameter,
    );
    return { ...query, parameters };
  };
}

function standInsFor<Rows extends readonly object[]>(rows: Rows): Rows {
  let at = -1;
  const standIn = (field: string): [string, StandIn] => {
    at += 1;
    return [field, new StandIn(at)];
  };
  return rows.map((row) =>
    Object.fromEntries(Object.keys(row).map(standIn)),
  ) as readonly object[] as Rows;
}
