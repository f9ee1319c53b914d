import { isErasure } from '../ledger/erasure.ts';
import type { Leaf } from '../ledger/leaf.ts';
import { textAt, type LedgerObject } from './readResult.ts';

/** What an operator did to the log in public: restores that were accepted, and how many private halves were erased. */
export function tellIncidents(leaves: readonly Leaf[]): string {
  const incidents = leaves.filter(({ t }) => t === 'incident');
  const erased = leaves.filter(isErasure).length;
  const told = incidents.map(({ seq, d = {} }) => `第 ${seq} 条登记了事故：${wordsOf(d)}`);
  return told.concat(erased === 0 ? [] : `登记过清除 ${erased} 次，清除的内容打不开，校验码还在。`).join('');
}

/** Why a head that somebody holds is no longer continued: the incident that gave it up; undefined: none did. */
export function incidentOver(
  leaves: readonly Leaf[],
  { size, root }: { readonly size: number; readonly root: string },
): string | undefined {
  const found = leaves.filter(
    ({ t, d }) => t === 'incident' && d?.['lostSize'] === size && d['lostRoot'] === root,
  )[0];
  return found === undefined
    ? undefined
    : `您手里的存根（${size} 条）已经作废：第 ${found.seq} 条登记了事故，${wordsOf(found.d ?? {})}`;
}

function wordsOf(d: LedgerObject): string {
  return `恢复了旧备份，此前 ${Number(d['lostSize'])} 条的存根不再接续，原因：${textAt(d, 'reason')}。`;
}
