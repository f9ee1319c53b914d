/** How many sockets each key (a session, an address) has open. */
export class SocketCount {
  readonly #open = new Map<string, number>();

  /** Counts one more, unless there are `most` already. */
  enter(key: string, most: number): boolean {
    const open = this.#open.get(key) ?? 0;
    if (open >= most) return false;
    this.#open.set(key, open + 1);
    return true;
  }

  leave(key: string): void {
    const left = (this.#open.get(key) ?? 0) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }
}
