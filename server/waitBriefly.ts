const BRIEF_MS = 1000;

/**
 * Waits for work in the background to come to its end, but no longer than a second: a database that no longer moves must not
 * keep the server from closing it. For work that may be cut off anywhere and is taken up again by the next start.
 */
export function waitBriefly(work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, BRIEF_MS);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
