import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printReport } from '../../server/commands/printReport.ts';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { verifyBundleAtOnce } from '../../shared/proof/verifyBundle.ts';
import type { VerifyInput, VerifyReport } from '../../shared/proof/verifyReport.ts';
import { bundleText } from './bundleWorkshop.ts';
import { hasPython, verifyWithPython } from './pythonVerifier.ts';

/** Why a file cannot be read, and why a receipt is none by itself, the two verifiers say in words of their own. */
const inCommon = (printed: string): string => printed.replace(/^( 1|15)( ✗ [^：]*：).*$/m, '$1$2');

/**
 * The shared verifier's report on a bundle or its text and what somebody has from elsewhere, after the second verifier,
 * where python3 is there, was seen to print the same lines and to end with the same code.
 */
export async function verifyTwice(
  bundle: Bundle | string,
  mine: Omit<VerifyInput, 'text'> = {},
): Promise<VerifyReport> {
  const text = typeof bundle === 'string' ? bundle : bundleText(bundle);
  const report = verifyBundleAtOnce(nodeLedgerCrypto, { text, ...mine });
  if (!hasPython) return report;
  const folder = await mkdtemp(join(tmpdir(), 'verify-'));
  try {
    const kept = async (name: string, content: string): Promise<string> => {
      const file = join(folder, name);
      await writeFile(file, content);
      return file;
    };
    const args = [await kept('bundle', text)];
    for (const [name, content] of Object.entries(mine)) {
      // A size and a root are typed on the command line; a note is a file.
      const typed = name === 'head' && !content.includes('\n');
      args.push(`--${name}`, typed ? content : await kept(name, content));
    }
    const { status, stdout } = await verifyWithPython(...args);
    expect([status, inCommon(stdout)]).toEqual([report.code, inCommon(printReport(report))]);
  } finally {
    await rm(folder, { recursive: true });
  }
  return report;
}
