/**
 * Looks until `look` no longer throws and returns what it saw; after `limitMs` its last complaint is thrown.
 * For facts that arrive by a socket, a timer or a render, where no promise can be awaited. The limit is for a slow machine
 * under load: only a failing test ever waits for it.
 */
export async function waitUntil<T>(look: () => T | Promise<T>, limitMs = 60_000): Promise<T> {
  const endAt = performance.now() + limitMs;
  for (;;) {
    try {
      return await look();
    } catch (complaint) {
      if (performance.now() > endAt) throw complaint;
    }
    await new Promise((again) => setTimeout(again, 10));
  }
}
