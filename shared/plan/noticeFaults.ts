import type { FieldFault } from '../refusal.ts';
import type { NoticeBoard } from './plan.ts';

interface NoticeField {
  readonly name: string;
  /** What belongs into it, in one sentence. */
  readonly hint: string;
}

/** The fields of a notice in the words of 东河区2024年方案 三（四）; 开竣工时间 is two dates. */
export const NOTICE_FIELDS: Readonly<Record<keyof NoticeBoard, NoticeField>> = {
  projectOverview: { name: '项目概况', hint: '哪个小区、多少栋楼、多少户、为什么改。' },
  works: { name: '改造内容', hint: '改哪些内容，写成大家看得懂的话。' },
  startsOn: { name: '开工时间', hint: '年-月-日。' },
  completesOn: { name: '竣工时间', hint: '年-月-日，不早于开工时间。' },
  responsible: { name: '住建部门责任人', hint: '写科室和职务，不写姓名。' },
  complaintPhone: { name: '投诉电话', hint: '有人接听的电话号码。' },
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PHONE = /^[0-9][0-9 -]{4,18}[0-9]$/;
/** Forms of address that stand beside a private name. */
const PERSONAL = /(先生|女士|同志)/;

/**
 * What keeps a notice from being published: each empty field (`empty`), a date that is none (`date`) or out of order
 * (`before-start`), a number that cannot be dialled (`phone`), a name where a function belongs (`personal`).
 */
export function noticeFaults(board: NoticeBoard): readonly FieldFault[] {
  const empty = (Object.keys(NOTICE_FIELDS) as (keyof NoticeBoard)[])
    .filter((field) => (board[field] ?? '').trim() === '')
    .map((path) => ({ path, code: 'empty' }));
  const filled = (field: keyof NoticeBoard): boolean => !empty.some(({ path }) => path === field);
  const wrong: FieldFault[] = [];
  for (const path of ['startsOn', 'completesOn'] as const) {
    if (filled(path) && !DAY.test(board[path])) wrong.push({ path, code: 'date' });
  }
  if (wrong.length === 0 && filled('startsOn') && filled('completesOn') && board.completesOn < board.startsOn)
    wrong.push({ path: 'completesOn', code: 'before-start' });
  if (filled('complaintPhone') && !PHONE.test(board.complaintPhone.trim()))
    wrong.push({ path: 'complaintPhone', code: 'phone' });
  if (filled('responsible') && PERSONAL.test(board.responsible))
    wrong.push({ path: 'responsible', code: 'personal' });
  return [...empty, ...wrong];
}
