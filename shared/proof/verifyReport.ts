/** What a verifier can be told beside the bundle. */
export interface VerifyInput {
  /** Text of the bundle. */
  readonly text: string;
  /** A head seen elsewhere: a signed note, or `<size> <root>` as on the notice board. */
  readonly head?: string;
  /** JSON text of a receipt to be found in the bundle. */
  readonly receipt?: string;
  /** JSON text of the consistency proof from the bundle's head to a newer head or receipt, as the server gives it. */
  readonly proof?: string;
}

/**
 * `open`: this tier may not see what the step would need; that is no failure. `skipped`: nothing to check. `uncompared`:
 * the person asked for a comparison that could not be made, so that a fork is not ruled out; that is no success.
 */
export type StepStatus = 'ok' | 'failed' | 'open' | 'skipped' | 'uncompared';

/** Exit code where no step failed and one was `uncompared`; below that of every failure, so that the worst of many is one. */
export const UNCOMPARED_CODE = 3;

/** The numbered steps, in order; `code` is the exit code of a failure. */
export const VERIFY_STEPS = [
  { step: 'format', code: 5, name: '文件格式' },
  { step: 'signature', code: 10, name: '存根签名' },
  { step: 'head', code: 20, name: '和我手里的存根接得上' },
  { step: 'leaves', code: 30, name: '每一条的编号、前后相接' },
  { step: 'root', code: 30, name: '全部条目合起来的根' },
  { step: 'openings', code: 40, name: '打开的内容和封存的一致' },
  { step: 'roll', code: 50, name: '住户名册和总户数' },
  { step: 'terms', code: 60, name: '题目和规则没有换过' },
  { step: 'window', code: 60, name: '都在开始和截止之间' },
  { step: 'standing', code: 60, name: '每户以有效的最后一次为准' },
  { step: 'owners', code: 60, name: '每位业主只计一次' },
  { step: 'rule', code: 60, name: '按规则逐条算' },
  { step: 'totals', code: 70, name: '合计和公布的一致' },
  { step: 'shares', code: 70, name: '各种方式、各经办人占多少' },
  { step: 'receipt', code: 20, name: '我的回执在里面' },
  { step: 'seal', code: 10, name: '整份文件的签章' },
] as const;
export type VerifyStep = (typeof VERIFY_STEPS)[number]['step'];

export interface StepReport {
  readonly step: VerifyStep;
  readonly status: StepStatus;
  /** One Chinese sentence, or several lines. */
  readonly detail: string;
}

export interface VerifyReport {
  /** Every step up to the first that failed. */
  readonly steps: readonly StepReport[];
  /** 0, the code of the step that failed, or `UNCOMPARED_CODE`. */
  readonly code: number;
}

/** How far a step has come, for a progress bar; handed out between slices of work. */
export interface VerifyProgress {
  readonly step: VerifyStep;
  readonly done: number;
  readonly total: number;
}

/** Work in slices: the caller decides when to go on, so that a page stays alive. */
export type Sliced<Result> = Generator<VerifyProgress, Result>;

/** What a step found. */
export interface Finding {
  readonly status: StepStatus;
  readonly detail: string;
}

export const ok = (detail: string): Finding => ({ status: 'ok', detail });
export const failed = (detail: string): Finding => ({ status: 'failed', detail });
export const open = (detail: string): Finding => ({ status: 'open', detail });
export const uncompared = (detail: string): Finding => ({ status: 'uncompared', detail });
export const skipped = (detail: string): Finding => ({ status: 'skipped', detail });
