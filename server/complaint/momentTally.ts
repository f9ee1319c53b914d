/** How many of the spans that it holds hold a moment; asked in the logarithm of their number. */
export class MomentTally {
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];
  readonly #never: number;

  /** `never`: the end of a span that has none. */
  constructor(never: number) {
    this.#never = never;
  }

  /** A span from one moment to another, which is not its own any more. */
  add(from: number, to: number): void {
    this.#begins.splice(notLater(this.#begins, from), 0, from);
    if (to !== this.#never) this.#ends.splice(notLater(this.#ends, to), 0, to);
  }

  /** Takes out a span that was added. */
  remove(from: number, to: number): void {
    this.#begins.splice(notLater(this.#begins, from) - 1, 1);
    if (to !== this.#never) this.#ends.splice(notLater(this.#ends, to) - 1, 1);
  }

  at(moment: number): number {
    return notLater(this.#begins, moment) - notLater(this.#ends, moment);
  }
}

/** How many of the ordered moments are not later than this one. */
function notLater(moments: readonly number[], moment: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
