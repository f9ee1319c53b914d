/** Runs something later, once; the answer calls it off. Tests give their own and move time by hand. */
export interface Timers {
  after(ms: number, run: () => void): () => void;
}

/** The machine's timers; none of them keeps the process alive. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
