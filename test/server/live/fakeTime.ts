import type { Clock } from '../../../server/clock.ts';
import type { Timers } from '../../../server/live/timers.ts';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** Time that stands still until a test moves it; what is due then runs in order of time. */
export class FakeTime implements Clock, Timers {
  #now = Date.UTC(2026, 10, 21, 8, 0, 0);
  readonly #waiting = new Set<Waiting>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const waiting = { at: this.#now + ms, run };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}
