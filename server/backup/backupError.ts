/** Why a backup was not made or not restored; the message is the operator's whole answer. Nothing was left behind. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
