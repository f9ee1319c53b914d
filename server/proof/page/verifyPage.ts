import {
  UNCOMPARED_CODE,
  VERIFY_STEPS,
  type StepReport,
  type StepStatus,
  type VerifyProgress,
  type VerifyReport,
} from '../../../shared/proof/verifyReport.ts';
import type { VerifyAsked, VerifyTold } from './verifyMessages.ts';

// The page: choose a file, see the steps. All work is done by a worker whose program lies in this very file.

/** Put in by the build: the worker's program. */
declare const WORKER_PROGRAM: string;

const STATUS_WORDS: Readonly<Record<StepStatus, string>> = {
  ok: '对',
  failed: '不对',
  open: '这一档看不到',
  skipped: '没有做',
  uncompared: '没有比成',
};

function element<Kind extends keyof HTMLElementTagNameMap>(
  kind: Kind,
  className: string,
  text = '',
): HTMLElementTagNameMap[Kind] {
  const made = document.createElement(kind);
  made.className = className;
  made.textContent = text;
  return made;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

function inputOf(id: string): HTMLInputElement {
  const found = byId(id);
  if (!(found instanceof HTMLInputElement)) throw new Error(`${id} is no input.`);
  return found;
}

function showSteps(reports: readonly StepReport[], at?: VerifyProgress): void {
  const rows = VERIFY_STEPS.map(({ step, name }, place) => {
    const report = reports.find((found) => found.step === step);
    const here = at?.step === step;
    const past = at !== undefined && place < VERIFY_STEPS.findIndex((one) => one.step === at.step);
    const status = report?.status ?? (here ? 'here' : past ? 'past' : 'waiting');
    const row = element('li', `step ${status}`);
    row.append(element('span', 'mark', markOf(status)), element('strong', 'name', name));
    if (report !== undefined) row.append(element('p', 'detail', report.detail));
    return row;
  });
  byId('steps').replaceChildren(...rows);
}

function markOf(status: string): string {
  if (status in STATUS_WORDS) return STATUS_WORDS[status as StepStatus];
  return status === 'here' ? '正在算' : status === 'past' ? '算过' : '等着';
}

function showProgress({ step, done, total }: VerifyProgress): void {
  const place = VERIFY_STEPS.findIndex((one) => one.step === step);
  const share = (place + (total === 0 ? 0 : done / total)) / VERIFY_STEPS.length;
  const bar = byId('bar');
  bar.style.width = `${Math.floor(share * 100)}%`;
  byId('progress').setAttribute('aria-valuenow', String(Math.floor(share * 100)));
  showSteps([], { step, done, total });
}

function showReport({ steps, code }: VerifyReport): void {
  showSteps(steps);
  byId('bar').style.width = '100%';
  byId('progress').setAttribute('aria-valuenow', '100');
  const open = steps.some(({ status }) => status === 'open');
  const verdict = byId('verdict');
  verdict.className = code === 0 ? 'verdict good' : 'verdict bad';
  verdict.textContent =
    code === 0
      ? open
        ? '通过。公布的户数和登记簿一致；各选项多少户、每户选了什么，这份核对包里没有，要重新数请找本轮的核对人或者有审计权限的人。'
        : '通过。逐户重新数过，和公布的一致。'
      : code === UNCOMPARED_CODE
        ? `没有比成（${code}）。您给的存根或回执没有比，不能当作通过，请照那一步写的做了再核对。`
        : `没有通过（${code}）。请把这份文件留好，告诉审计人员。`;
  verdict.focus();
}

let running: Worker | undefined;

/** Starts over with another file; what was under way is dropped. */
async function verify(file: File): Promise<void> {
  running?.terminate();
  byId('file-name').textContent = file.name;
  byId('verdict').textContent = '正在核对…';
  byId('verdict').className = 'verdict';
  const head = inputOf('head').value.trim();
  const receipt = await inputOf('receipt').files?.[0]?.text();
  const proof = await inputOf('proof').files?.[0]?.text();
  const asked: VerifyAsked = {
    file,
    ...(head === '' ? {} : { head }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(proof === undefined ? {} : { proof }),
  };
  const address = URL.createObjectURL(new Blob([WORKER_PROGRAM], { type: 'text/javascript' }));
  const worker = new Worker(address);
  running = worker;
  worker.onmessage = ({ data }: MessageEvent<VerifyTold>) => {
    if ('progress' in data) return showProgress(data.progress);
    showReport(data.report);
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.onerror = () => {
    byId('verdict').textContent = '这个浏览器不能核对，请换一个新一些的浏览器。';
    byId('verdict').className = 'verdict bad';
  };
  worker.postMessage(asked);
}

function start(): void {
  showSteps([]);
  const bundle = inputOf('bundle');
  const take = (file: File | undefined | null): void => {
    if (file) void verify(file);
  };
  bundle.addEventListener('change', () => take(bundle.files?.[0]));
  byId('again').addEventListener('click', () => take(bundle.files?.[0]));
  const zone = byId('zone');
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  });
}

start();
