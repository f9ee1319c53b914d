import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UNCOMPARED_CODE, type VerifyReport } from '../../shared/proof/verifyReport.ts';
import { verifyBundleAtOnce } from '../../shared/proof/verifyBundle.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';
import { printReport } from './printReport.ts';

/** Not one of the verifier's own codes: it was called wrongly. */
const EXIT_USAGE = 2;

const USAGE = `用法：npm run verify -- <核对包> … [--head <存根文件或“条数 根”>] [--receipt <回执文件>] [--proof <衔接证明文件>] [--folder <文件夹>]
一份核对包逐步打印；几份（或一个文件夹）每份一行：退出码、文件、没有通过或没有比成的那一步。
退出码：0 通过 · 2 用法 · 3 存根或回执没有比成 · 5 格式 · 10 签名 · 20 分叉 · 30 条目 · 40 打开值 · 50 名册 · 60 规则 · 70 合计
`;

interface Asked {
  readonly files: readonly string[];
  readonly head?: string;
  readonly receipt?: string;
  readonly proof?: string;
}

function readAsked(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        head: { type: 'string' },
        receipt: { type: 'string' },
        proof: { type: 'string' },
        folder: { type: 'string' },
      },
    });
    const { folder, head, receipt, proof } = values;
    const inFolder =
      folder === undefined
        ? []
        : readdirSync(folder)
            .sort()
            .map((name) => path.join(folder, name));
    const files = [...positionals, ...inFolder];
    if (files.length === 0) return undefined;
    return {
      files,
      ...(head === undefined ? {} : { head: existsSync(head) ? readFileSync(head, 'utf8') : head }),
      ...(receipt === undefined ? {} : { receipt: readFileSync(receipt, 'utf8') }),
      ...(proof === undefined ? {} : { proof: readFileSync(proof, 'utf8') }),
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function verifyFile(file: string, { head, receipt, proof }: Asked): VerifyReport {
  return verifyBundleAtOnce(nodeLedgerCrypto, {
    text: readStrictly(readFileSync(file)),
    ...(head === undefined ? {} : { head }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(proof === undefined ? {} : { proof }),
  });
}

/** Bytes that are no UTF-8 become a text that is no bundle; a byte order mark stays and is refused with it. */
function readStrictly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}

function main(): number {
  const asked = readAsked();
  if (asked === undefined) {
    process.stderr.write(USAGE);
    return EXIT_USAGE;
  }
  try {
    const [only, ...more] = asked.files;
    if (only !== undefined && more.length === 0) {
      const report = verifyFile(only, asked);
      process.stdout.write(printReport(report));
      return report.code;
    }
    let worst = 0;
    for (const file of asked.files) {
      const { code, steps } = verifyFile(file, asked);
      const told = steps.find(
        ({ status }) => status === (code === UNCOMPARED_CODE ? 'uncompared' : 'failed'),
      );
      process.stdout.write(`${code}\t${file}\t${told?.step ?? ''}\n`);
      worst = Math.max(worst, code);
    }
    return worst;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_USAGE;
  }
}

process.exitCode = main();
