/**
 * Where every decision of a simulated run comes from. A number near 0, and what comes after the
 * end, is the decision for the usual course of things, so a shorter tape is a simpler run.
 */
export class Tape {
  readonly #numbers: readonly number[];
  #next = 0;

  /** @param numbers from 0 to 999 */
  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isOver(): boolean {
    return this.#next >= this.#numbers.length;
  }

  draw(): number {
    const number = this.#numbers[this.#next] ?? 0;
    this.#next += 1;
    return number;
  }

  chance(permille: number): boolean {
    return this.draw() >= 1000 - permille;
  }

  /** One of `options`, the first one in the usual course of things. */
  pick<T>(options: readonly [T, ...T[]]): T {
    return options[this.draw() % options.length] ?? options[0];
  }
}
