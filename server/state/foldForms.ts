import type { Entry } from '../../shared/ledger/leaf.ts';
import type { RoundForms } from '../../shared/round/answering/paperForm.ts';

/** A round of which no form has been printed. */
export function createRoundForms(): RoundForms {
  return { printed: new Set(), received: new Set(), keyed: new Map(), batches: [] };
}

/** Takes a batch of numbers, or a response keyed from a form, into account. */
export function foldForms(forms: RoundForms, { leaf, fields }: Entry): void {
  if (leaf.t === 'formBatch') {
    const numbers = leaf.d?.['act'] === 'received' ? forms.received : forms.printed;
    for (const serial of serialsOf(leaf)) numbers.add(serial);
    forms.batches.push(leaf.seq);
  } else if (leaf.t === 'response' && typeof fields.formSerial === 'string') {
    forms.keyed.set(fields.formSerial, leaf.seq);
  }
}

/** The numbers that a batch names. */
export function serialsOf({ d }: Entry['leaf']): readonly string[] {
  const serials = d?.['serials'];
  return Array.isArray(serials) ? serials.filter((serial) => typeof serial === 'string') : [];
}
