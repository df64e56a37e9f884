import type { TransportName } from '../../sandbox/app/app-settings';
import type { PostgresCluster } from '../kit/postgres-cluster';

/** What a run of troubles is like. */
export interface ChaosOptions {
  readonly processes: number;
  /** For how long troubles come, and people ask: longer where there was not one of each by then. */
  readonly seconds: number;
  /** Requests. */
  readonly perSecond: number;
  /** The same seed leads to the same choices, if not to the same moments. */
  readonly seed: number;
  readonly transport: TransportName;
  readonly cluster: PostgresCluster;
  /** The process's own, of which no setting reaches the app. */
  readonly environment: NodeJS.ProcessEnv;
  /** Takes a line about what is being done. */
  readonly say: (line: string) => void;
}
