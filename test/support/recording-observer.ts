import type { Observer, Scope, Sighting } from '../../src/domain/observer';

/** Keeps what it sees, and in which scopes work was done. */
export class RecordingObserver implements Observer {
  readonly sightings: Sighting[] = [];
  readonly scopes: Scope[] = [];

  saw(sighting: Sighting): void {
    this.sightings.push(sighting);
  }

  during<T>(scope: Scope, work: () => T): T {
    this.scopes.push(scope);
    return work();
  }
}
