/** Counts what one client sends within each second. */
export class MessageRate {
  readonly #most: number;
  #secondStartedAt = Number.NEGATIVE_INFINITY;
  #messages = 0;

  constructor(mostPerSecond: number) {
    this.#most = mostPerSecond;
  }

  /** Counts a message that came at `now`; false when it is one too many. */
  admits(now: number): boolean {
    if (now - this.#secondStartedAt >= 1000) {
      this.#secondStartedAt = now;
      this.#messages = 0;
    }
    this.#messages += 1;
    return this.#messages <= this.#most;
  }
}
