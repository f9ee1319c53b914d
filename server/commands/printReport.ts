import {
  UNCOMPARED_CODE,
  VERIFY_STEPS,
  type StepReport,
  type StepStatus,
  type VerifyReport,
} from '../../shared/proof/verifyReport.ts';

const MARKS: Readonly<Record<StepStatus, string>> = {
  ok: '✓',
  failed: '✗',
  open: '○',
  skipped: '–',
  uncompared: '?',
};

/** What a verification found, a numbered line a step; `verify.py` prints the same lines. */
export function printReport({ steps, code }: VerifyReport): string {
  const lines = VERIFY_STEPS.map(({ step, name }, at) => {
    const report = steps.find((found) => found.step === step);
    return `${String(at + 1).padStart(2)} ${printStep(name, report)}`;
  });
  return [...lines, verdict(steps, code), ''].join('\n');
}

function printStep(name: string, report: StepReport | undefined): string {
  return report === undefined ? `  ${name}：没有做` : `${MARKS[report.status]} ${name}：${report.detail}`;
}

function verdict(steps: readonly StepReport[], code: number): string {
  if (code === UNCOMPARED_CODE)
    return `没有比成（${code}）；标 ? 的没有比，不能当作通过，请照那一步写的做了再核对`;
  if (code !== 0) return `没有通过（${code}）`;
  const open = steps.some(({ status }) => status === 'open');
  return open ? '通过；标 ○ 的，这份核对包的可见范围内不能重新数（not recountable at this tier）' : '通过';
}
