import type { CallOutcome } from '../../../shared/round/case/auditSample.ts';
import type {
  CaseState,
  ContactWay,
  DisputeEvidence,
  DisputeState,
  ExclusionReason,
  VoidReason,
} from '../../../shared/round/case/roundCase.ts';

interface CaseWords {
  readonly name: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
}

export const EXCLUSION_REASON_NAMES: Readonly<Record<ExclusionReason, string>> = {
  vacant: '长期空置，无人居住',
  demolished: '房屋已经灭失',
  merged: '已与邻户合并为一户',
  notResidential: '不是住宅',
};

export const CONTACT_WAY_NAMES: Readonly<Record<ContactWay, string>> = {
  phone: '打过电话',
  letter: '寄过信',
};

export const VOID_REASON_NAMES: Readonly<Record<VoidReason, string>> = {
  wrongHousehold: '登错了户',
  keyedTwice: '重复登记',
  keyedWrong: '内容录错了',
  formInvalid: '纸质表无效',
  notHeard: '没有听到住户本人表态',
};

export const EVIDENCE_NAMES: Readonly<Record<DisputeEvidence, string>> = {
  signedStatement: '住户签字的书面说明',
  originalForm: '纸质表原件',
  callBack: '电话或当面回访',
  joinedVisit: '两人一同上门核实',
  recording: '当时的录音或录像',
};

export const CASE_STATE_WORDS: Readonly<Record<CaseState, CaseWords>> = {
  waiting: { name: '等待审核', tone: 'warn' },
  approved: { name: '已批准', tone: 'good' },
  rejected: { name: '已驳回', tone: 'plain' },
  lapsed: { name: '住户已答复，自动失效', tone: 'info' },
};

export const DISPUTE_STATE_WORDS: Readonly<Record<DisputeState, CaseWords>> = {
  open: { name: '有异议，正在核实', tone: 'warn' },
  upheld: { name: '异议成立，已不计入', tone: 'good' },
  dismissed: { name: '异议不成立，仍计入', tone: 'plain' },
  answered: { name: '住户已自己答复', tone: 'info' },
};

export const CALL_OUTCOME_NAMES: Readonly<Record<CallOutcome, string>> = {
  confirmed: '住户说属实',
  denied: '住户说不是这样',
  notReached: '没有联系上',
};
