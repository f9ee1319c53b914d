import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerValue } from '../ledger/leaf.ts';
import { compareSteps, type ChangeMark, type StepChange } from './compareSteps.ts';
import type { FundingLine, NoticeBoard, PlanContent, PlanItem } from './plan.ts';

/** ＋ 新增 · － 去掉 · △ 改动 · ＝ 不变: the mark stands beside the word, colour is never the only sign. */
export const CHANGE_WORDS: Readonly<Record<ChangeMark, { readonly mark: string; readonly name: string }>> = {
  added: { mark: '＋', name: '新增' },
  removed: { mark: '－', name: '去掉' },
  changed: { mark: '△', name: '改动' },
  same: { mark: '＝', name: '不变' },
};

/** What of an item can change; `cost`, `share` and `funding` are money in whole fen. */
export const ITEM_FIELDS = [
  'name',
  'class',
  'scope',
  'look',
  'cost',
  'share',
  'funding',
  'legalEffect',
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

export interface ItemChange {
  readonly itemId: string;
  readonly name: string;
  readonly change: ChangeMark;
  /** The fields that differ, of a changed item. */
  readonly fields: readonly ItemField[];
  readonly before?: PlanItem;
  readonly after?: PlanItem;
}

export interface DrawingChange {
  readonly drawingId: string;
  readonly title: string;
  readonly change: ChangeMark;
}

export interface FundingChange {
  readonly source: FundingLine['source'];
  readonly change: ChangeMark;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** Two versions of a plan side by side. */
export interface PlanComparison {
  readonly items: readonly ItemChange[];
  readonly funding: readonly FundingChange[];
  readonly drawings: readonly DrawingChange[];
  readonly steps: readonly StepChange[];
  /** Fields of the notice board that differ. */
  readonly noticeBoard: readonly (keyof NoticeBoard)[];
  readonly beforeFen: number;
  readonly afterFen: number;
  /** Nothing above differs. */
  readonly same: boolean;
}

const same = (before: unknown, after: unknown): boolean => textOf(before) === textOf(after);
const textOf = (value: unknown): string =>
  value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value)) as LedgerValue);

const FIELD_VALUES: Readonly<Record<ItemField, (item: PlanItem) => unknown>> = {
  name: ({ name }) => name,
  class: (item) => item.class,
  scope: ({ scope }) => scope,
  look: ({ lookWhenDone }) => lookWhenDone,
  cost: ({ costFen }) => costFen,
  share: ({ shareFen }) => shareFen,
  funding: ({ funding }) => funding,
  legalEffect: ({ legalEffect }) => legalEffect,
};

/** The fields in which an item of one version differs from the same item of another. */
export function changedFields(before: PlanItem, after: PlanItem): readonly ItemField[] {
  return ITEM_FIELDS.filter((field) => !same(FIELD_VALUES[field](before), FIELD_VALUES[field](after)));
}

/** What was added, removed and changed from one version to another, unchanged things included, in the older order. */
export function comparePlans(before: PlanContent, after: PlanContent): PlanComparison {
  const items = compareItems(before.items, after.items);
  const funding = compareFunding(before.funding, after.funding);
  const drawings = compareDrawings(before, after);
  const steps = compareSteps(before.steps, after.steps);
  const board = Object.keys(after.noticeBoard) as (keyof NoticeBoard)[];
  const noticeBoard = board.filter((field) => before.noticeBoard[field] !== after.noticeBoard[field]);
  const unchanged = [...items, ...funding, ...drawings, ...steps].every(({ change }) => change === 'same');
  return {
    items,
    funding,
    drawings,
    steps,
    noticeBoard,
    beforeFen: before.totalFen,
    afterFen: after.totalFen,
    same: unchanged && noticeBoard.length === 0,
  };
}

function compareItems(before: readonly PlanItem[], after: readonly PlanItem[]): readonly ItemChange[] {
  const kept = before.map((item): ItemChange => {
    const { itemId, name } = item;
    const next = after.find((other) => other.itemId === itemId);
    if (next === undefined) return { itemId, name, change: 'removed', fields: [], before: item };
    const fields = changedFields(item, next);
    const change = fields.length === 0 ? 'same' : 'changed';
    return { itemId, name: next.name, change, fields, before: item, after: next };
  });
  const added = after
    .filter(({ itemId }) => !before.some((item) => item.itemId === itemId))
    .map((item): ItemChange => {
      const { itemId, name } = item;
      return { itemId, name, change: 'added', fields: [], after: item };
    });
  return [...kept, ...added];
}

function compareFunding(
  before: readonly FundingLine[],
  after: readonly FundingLine[],
): readonly FundingChange[] {
  const amount = (lines: readonly FundingLine[], source: FundingLine['source']): number =>
    lines.reduce((sum, line) => (line.source === source ? sum + line.amountFen : sum), 0);
  const sources = [...new Set([...before, ...after].map(({ source }) => source))];
  return sources.map((source) => {
    const beforeFen = amount(before, source);
    const afterFen = amount(after, source);
    const inBoth = beforeFen === afterFen ? 'same' : 'changed';
    const change =
      beforeFen === 0 && afterFen > 0 ? 'added' : afterFen === 0 && beforeFen > 0 ? 'removed' : inBoth;
    return { source, change, beforeFen, afterFen };
  });
}

function compareDrawings(before: PlanContent, after: PlanContent): readonly DrawingChange[] {
  const kept = before.drawings.map(({ drawingId, title, sha256 }): DrawingChange => {
    const next = after.drawings.find((drawing) => drawing.drawingId === drawingId);
    const change = next === undefined ? 'removed' : next.sha256 === sha256 ? 'same' : 'changed';
    return { drawingId, title, change };
  });
  const added = after.drawings
    .filter(({ drawingId }) => !before.drawings.some((drawing) => drawing.drawingId === drawingId))
    .map(({ drawingId, title }): DrawingChange => ({ drawingId, title, change: 'added' }));
  return [...kept, ...added];
}
