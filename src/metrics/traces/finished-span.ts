import type { Lasted } from '../../domain/observer';

/** A span that is over, in the words of OpenTelemetry; IDs are hexadecimal. */
export interface FinishedSpan extends Lasted {
  readonly name: string;
  readonly traceId: string;
  /** Its own, where others have to know it; else any. */
  readonly spanId?: string;
  readonly parentId?: string;
  /** Whether it is a call that left this process. */
  readonly isCall: boolean;
  /** Never anything that says who a person, a customer or an agent is. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}
