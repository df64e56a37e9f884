import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, LogFields } from '../../src/domain/log';

/** Runs `use` with a folder of its own, and removes the folder. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-customer-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface LogLine extends LogFields {
  readonly level: string;
  readonly event: string;
}

/** A log that keeps its lines, and emits each one's event on `heard`. */
export class RecordingLog implements Log {
  readonly lines: LogLine[] = [];
  readonly heard = new EventEmitter();

  debug = (fields: LogFields, event: string) => this.#keep('debug', fields, event);
  info = (fields: LogFields, event: string) => this.#keep('info', fields, event);
  warn = (fields: LogFields, event: string) => this.#keep('warn', fields, event);
  error = (fields: LogFields, event: string) => this.#keep('error', fields, event);

  #keep(level: string, fields: LogFields, event: string): void {
    this.lines.push({ ...fields, level, event });
    this.heard.emit(event);
  }
}
