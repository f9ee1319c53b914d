import { isRefusal } from '../../shared/refusal.ts';
import { newPrintedCode } from '../crypto/printedCode.ts';
import { appendBatch } from '../round/form/formBatch.ts';
import type { RoundParts } from '../round/roundParts.ts';
import type { DemoRound } from './demoTypes.ts';

/** The open round for which paper forms lie ready, so that a newcomer can print and key one. */
const ON_PAPER = 'demo-01-menu';
const FORMS = 6;

/** Enters the numbers of a few forms of one open round; none has come back yet. */
export async function tellForms(rounds: RoundParts, { terms }: DemoRound): Promise<void> {
  if (terms.roundId !== ON_PAPER) return;
  const printed = await appendBatch(rounds, terms, 'system:demo', {
    clientKey: 'demo-forms',
    act: 'printed',
    serials: Array.from({ length: FORMS }, newPrintedCode),
    said: FORMS,
    refuse: () => undefined,
  });
  if (isRefusal(printed)) throw new Error(`The demonstration was refused: ${printed.refused}`);
}
