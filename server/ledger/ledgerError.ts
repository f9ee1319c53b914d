/** What keeps the ledger from being opened; the message tells the operator what to put back. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}
