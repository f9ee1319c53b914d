import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText, keyFromWords, type BundleWorkshop, type RotationParts } from './bundleWorkshop.ts';
import { draftOf, writtenAnew } from './rewrittenLog.ts';

/** What a server may try with its signing key; every hash and every other signature is right. */
export const ROTATION_FORGERIES = [
  'the old key did not sign',
  'nobody shows the new key',
  'signed for another place',
  'signed for another log',
  'no entry names the new key',
  'the old key goes on signing',
  'the old key signs in the name of the new',
] as const;
const OLD_KEY_SIGNS: readonly RotationForgery[] = [
  'the old key goes on signing',
  'the old key signs in the name of the new',
];
type RotationForgery = (typeof ROTATION_FORGERIES)[number];

const STRANGER = keyFromWords('nobody knows this key');

function forgeOf(how: RotationForgery): (parts: RotationParts) => RotationParts {
  return (parts) => {
    const { change } = parts;
    switch (how) {
      case 'the old key did not sign':
        return { ...parts, oldKey: STRANGER };
      case 'nobody shows the new key':
        return { ...parts, newKey: parts.oldKey };
      case 'signed for another place':
        return { ...parts, change: { ...change, seq: change.seq - 1 } };
      case 'signed for another log':
        return { ...parts, change: { ...change, log: `${change.log}-2` } };
      default:
        return parts;
    }
  };
}

/**
 * A bundle of a log whose key was replaced, written anew and signed in whole, but for what is wrong with the replacement;
 * with the exit code of the step that should refuse it.
 */
export function forgedRotation(
  bundle: Bundle,
  workshop: BundleWorkshop,
  how: RotationForgery,
): { readonly bytes: Buffer; readonly expected: readonly number[] } | undefined {
  if (workshop.keys.length < 2 || bundle.tier !== 'auditor') return undefined;
  const drafts = workshop.entries.map(draftOf).map((draft) => {
    const isHidden = draft.t === 'keyRotate' && how === 'no entry names the new key';
    return isHidden ? ({ t: 'stage', at: draft.at } as const) : draft;
  });
  const forged = writtenAnew(workshop, drafts, forgeOf(how));
  const [former = workshop.key] = workshop.keys;
  forged.keys.push(OLD_KEY_SIGNS.includes(how) ? former : workshop.key);
  const { terms, published, roll } = bundle;
  const made = forged.bundle('auditor', { terms, published, roll: { households: roll.households } });
  const isDisguised = how === 'the old key signs in the name of the new';
  const told = isDisguised ? { ...made, publicKey: workshop.key.publicKey } : made;
  return { bytes: Buffer.from(bundleText(told), 'utf8'), expected: [isDisguised ? 10 : 30] };
}
