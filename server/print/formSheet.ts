import type { Question } from '../../shared/round/question.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { PrintBlock, PrintSheet } from './printSheet.ts';

/** What the sheets say beside the questions. */
export interface FormPlace {
  readonly communityName: string;
  readonly demo: boolean;
  /** Office, function and telephone of who answers questions. */
  readonly contact: string;
  readonly closesOn: string;
  readonly printedAt: Date;
}

/** Numbers in a row of the cover's table. */
const NUMBERS_A_ROW = 4;

/**
 * A batch of paper forms (征求意见表): a cover with all numbers, on which the batch is counted and sealed when it comes
 * back, and a form a page with its number and the same as QR code.
 */
export function formSheet(
  { title, questions }: Pick<RoundTerms, 'title' | 'questions'>,
  serials: readonly string[],
  place: FormPlace,
): PrintSheet {
  const { communityName, demo, closesOn, printedAt } = place;
  return {
    size: 'A4',
    title: '征求意见表',
    subtitle: `${communityName}　${title}${demo ? '（演示数据）' : ''}`,
    blocks: [...cover(serials, closesOn), ...serials.flatMap((serial) => form(serial, questions, place))],
    footer: `${communityName}　${title}`,
    printedAt,
  };
}

function cover(serials: readonly string[], closesOn: string): PrintBlock[] {
  const rows = Array.from({ length: Math.ceil(serials.length / NUMBERS_A_ROW) }, (_, row) =>
    Array.from({ length: NUMBERS_A_ROW }, (_empty, column) => {
      const serial = serials[row * NUMBERS_A_ROW + column];
      return serial === undefined ? '' : `□ ${spaced(serial)}`;
    }),
  );
  return [
    { kind: 'heading', text: `本批 ${serials.length} 份，请在 ${closesOn} 截止前收齐、清点、封袋` },
    {
      kind: 'paragraph',
      text: '收回一份在编号前打勾。编号已经登记，别的纸不能录入；一份只录一次，由两个人分别录入核对。',
    },
    { kind: 'table', widths: [1, 1, 1, 1], rows: [['编号', '', '', ''], ...rows] },
    { kind: 'blanks', labels: ['收回份数：', '清点人：', '监督人：', '封袋日期：'] },
  ];
}

function form(serial: string, questions: readonly Question[], { contact }: FormPlace): PrintBlock[] {
  return [
    { kind: 'pageBreak' },
    { kind: 'qr', text: serial, caption: `编号 ${spaced(serial)}` },
    { kind: 'blanks', labels: ['楼栋、单元、房号：', '填表人是（业主／家属／租户）：'] },
    ...questions.flatMap(printQuestion),
    { kind: 'blanks', labels: ['签名：', '日期：', '收表人：'] },
    {
      kind: 'paragraph',
      text: `请每户填一份。登记后您家会收到通知，不是您家填的可以提出异议。咨询：${contact}`,
    },
  ];
}

const MARKS = '1 很不满意　2 不满意　3 一般　4 满意　5 很满意';

function printQuestion(question: Question, at: number): PrintBlock[] {
  const { title, required, help } = question;
  const head = `${at + 1}. ${title}${required ? '（必答）' : ''}${conditionOf(question)}`;
  return [
    { kind: 'field', label: head, text: [help, waysToAnswer(question)].filter((line) => line).join('\n') },
    ...(question.type === 'text' || question.reasonRequiredFor !== undefined
      ? [{ kind: 'blanks', labels: [question.type === 'text' ? '' : '理由：'] } as const]
      : []),
  ];
}

function conditionOf({ askedIf }: Question): string {
  return askedIf === undefined ? '' : '（按前面的选择，需要时再答）';
}

function waysToAnswer(question: Question): string {
  switch (question.type) {
    case 'single':
    case 'stance':
      return `只选一项：${boxes(question.options)}`;
    case 'multiple':
      return `选 ${question.min} 到 ${question.max} 项：${boxes(question.options)}`;
    case 'ranking':
      return `在括号里写 1、2、3……表示先后：${question.options.map(({ label }) => `（　）${label}`).join('　')}`;
    case 'basket':
      return `合计不超过 ${yuan(question.budgetFen)} 元：${question.options
        .map(({ label, costFen = 0 }) => `□ ${label}（${yuan(costFen)} 元）`)
        .join('　')}`;
    case 'rating':
      return `圈一个数字：${MARKS}`;
    case 'matrix':
      return [
        `每行圈一个数字：${MARKS}`,
        ...question.rows.map(({ label }) => `${label}：1　2　3　4　5`),
      ].join('\n');
    case 'text':
      return '';
  }
}

function boxes(options: readonly { readonly label: string }[]): string {
  return options.map(({ label }) => `□ ${label}`).join('　　');
}

/** Whole yuan, floored: a price on paper is an estimate. */
function yuan(fen: number): string {
  return String(Math.floor(fen / 100));
}

/** Groups of five, so that two people can read it to each other. */
function spaced(serial: string): string {
  return serial.replace(/(.{5})(?=.)/g, '$1-');
}
