/** What a line of the log says beside its event, such as `requestId`. Never a secret. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one JSON line per event; `event` is a short, stable phrase. */
export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

/** A log that knows which request the process works on. */
export interface RequestLog extends Log {
  /** Does `work`; every line written meanwhile, from wherever, says that it is about the request. */
  about<T>(requestId: string, work: () => T): T;
}
