import type { RequestLog } from '../../src/domain/log';
import { RecordingLog } from './store-support';

/** Keeps its lines, and which requests were worked on. */
export class RecordingRequestLog extends RecordingLog implements RequestLog {
  readonly workedOn: string[] = [];

  about<T>(requestId: string, work: () => T): T {
    this.workedOn.push(requestId);
    return work();
  }

  /** The events of one level, in their order. */
  events(level: string): string[] {
    return this.lines.filter((line) => line.level === level).map(({ event }) => event);
  }
}
