import { KEPT, keepLatestOf } from '../kit/keep-latest';
import type { FormField } from './form-state';
import type { Option } from './types';

/** The options that the app has suggested, which a person can pick from then on. */
export class Offers {
  readonly #offered = new Map<string, readonly Option[]>();

  /** `place` is the key of the message, modal or Home tab that the field stands in. */
  remember(place: string, field: FormField, options: readonly Option[]): void {
    const key = keyOf(place, field);
    const values = new Set(options.map(({ value }) => value));
    // What was picked from an earlier answer stays picked while somebody types on.
    const earlier = this.of(place, field).filter(({ value }) => !values.has(value));
    keepLatestOf(this.#offered, key, [...earlier, ...options].slice(-KEPT));
  }

  of(place: string, field: FormField): readonly Option[] {
    return this.#offered.get(keyOf(place, field)) ?? [];
  }
}

function keyOf(place: string, { block, element }: FormField): string {
  return JSON.stringify([place, block.block_id, element.action_id]);
}
