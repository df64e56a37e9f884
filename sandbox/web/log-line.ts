import { isFields, parseJson } from '../kit/fields';

/** A line of the app's log, for people. */
export interface LogLine {
  /** ISO 8601; empty where the line has none. */
  readonly time: string;
  readonly level: string;
  readonly event: string;
  /** The other fields as JSON; empty where there are none. */
  readonly rest: string;
}

/** Reads one line: JSON as the app writes it, or whatever else its process has printed. */
export function readLogLine(line: string): LogLine {
  const fields = parseJson(line);
  if (!isFields(fields)) return { time: '', level: '', event: line, rest: '' };
  const { time = '', level = '', event = '', ...others } = fields;
  const rest = Object.keys(others).length === 0 ? '' : JSON.stringify(others);
  return { time: String(time), level: String(level), event: String(event), rest };
}
