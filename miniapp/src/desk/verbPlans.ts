import type { ComplaintVerb } from '../../../shared/complaint/complaint.ts';

/** The verbs that are said at the desk; the others belong to the filer or to the clock. */
export const DESK_VERBS = [
  'accept',
  'assign',
  'start',
  'done',
  'decideExtension',
  'requestExtension',
  'return',
  'merge',
  'reject',
  'escalate',
  'closeUnresolved',
] as const satisfies readonly ComplaintVerb[];
export type DeskVerb = (typeof DESK_VERBS)[number];

/** What the form of a verb asks for. */
export interface VerbPlan {
  readonly label: string;
  /** What will happen, before it is sent. */
  readonly will: string;
  readonly text: 'required' | 'optional';
  readonly textLabel: string;
  readonly textHint: string;
  readonly extra?: 'organisation' | 'into' | 'days' | 'approval' | 'photos';
  readonly danger?: true;
}

const PUBLIC_HINT = '反映人和能看到这件事的人都看得到';

/** Each verb's form, in the order in which the buttons stand. */
export const VERB_PLANS: Readonly<Record<DeskVerb, VerbPlan>> = {
  accept: {
    label: '受理',
    will: '受理以后由社区安排单位，办结的时限开始计。',
    text: 'optional',
    textLabel: '给反映人的话',
    textHint: PUBLIC_HINT,
  },
  assign: {
    label: '派单',
    will: '派出以后由这个单位办理，反映人看得到派给了谁、最迟什么时候。',
    text: 'optional',
    textLabel: '派单说明',
    textHint: PUBLIC_HINT,
    extra: 'organisation',
  },
  start: {
    label: '开始办理',
    will: '反映人会看到您已经开始办理。',
    text: 'optional',
    textLabel: '给反映人的话',
    textHint: PUBLIC_HINT,
  },
  done: {
    label: '办结',
    will: '办结以后请反映人确认。反映人说没有解决，会退回来重办。',
    text: 'required',
    textLabel: '怎么解决的',
    textHint: PUBLIC_HINT,
    extra: 'photos',
  },
  decideExtension: {
    label: '答复延期申请',
    will: '同意的话，时限暂停，加上申请的工作日；不同意，按原来的时限办。',
    text: 'optional',
    textLabel: '答复',
    textHint: PUBLIC_HINT,
    extra: 'approval',
  },
  requestExtension: {
    label: '申请延期',
    will: '由社区决定同不同意；原因和天数公开。',
    text: 'required',
    textLabel: '为什么要延期',
    textHint: PUBLIC_HINT,
    extra: 'days',
  },
  return: {
    label: '退单',
    will: '退回社区重新安排；第二次退单由区住建局决定派给谁。',
    text: 'required',
    textLabel: '为什么退',
    textHint: PUBLIC_HINT,
    danger: true,
  },
  merge: {
    label: '合并到另一件',
    will: '这一件不再单独办，跟进的人一起带到另一件。',
    text: 'optional',
    textLabel: '给反映人的话',
    textHint: PUBLIC_HINT,
    extra: 'into',
    danger: true,
  },
  reject: {
    label: '不予受理',
    will: '反映人会看到原因，可以申诉一次，申诉以后由上级督办。',
    text: 'required',
    textLabel: '为什么不受理',
    textHint: PUBLIC_HINT,
    danger: true,
  },
  escalate: {
    label: '转上级督办',
    will: '办理单位不变，上级的时限开始计。',
    text: 'required',
    textLabel: '为什么要督办',
    textHint: PUBLIC_HINT,
    danger: true,
  },
  closeUnresolved: {
    label: '客观无法解决',
    will: '要两步：社区写明公开的原因，区住建局批准以后才办结；在解决率里算没有解决。',
    text: 'required',
    textLabel: '公开的原因',
    textHint: '所有能看到这件事的人都看得到，写清楚依据',
    danger: true,
  },
};
