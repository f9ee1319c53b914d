import { keyChangeMessage, keyRotateData } from '../../shared/ledger/keyRotation.ts';
import type { LedgerLog } from './ledgerLog.ts';
import type { AppendRequest } from './ledgerTypes.ts';
import { nodeLedgerCrypto } from './nodeLedgerCrypto.ts';
import type { SigningKey } from './signingKey.ts';

/**
 * What is written when an operator replaces the signing key of a log: the new key, and the signatures by which the old one
 * hands over at this very place and the new one shows that somebody holds it. Public, with the reason.
 */
export function keyRotateOf<State>(
  log: Pick<LedgerLog<State>, 'log' | 'size' | 'prev'>,
  { before, after }: { readonly before: SigningKey; readonly after: SigningKey },
  reason: string,
): AppendRequest<State> {
  return {
    log: log.log,
    actor: 'system:operator',
    clientKey: `key:${after.publicKey}`,
    request: { before: before.publicKey, after: after.publicKey, reason },
    // Decided alone and again after whatever came first, so that place and predecessor are those of the entry.
    decide: () => {
      const keys = { before: before.publicKey, after: after.publicKey };
      const change = { log: log.log, seq: log.size, prev: log.prev, ...keys };
      const message = Buffer.from(keyChangeMessage(change), 'utf8');
      const signedBy = (key: SigningKey): string => Buffer.from(key.sign(message)).toString('hex');
      const signatures = { oldSignature: signedBy(before), newSignature: signedBy(after), reason };
      return { t: 'keyRotate', d: keyRotateData(nodeLedgerCrypto, change, signatures), fields: {} };
    },
  };
}
