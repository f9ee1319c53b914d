import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { PublicityNotice } from '../../shared/plan/publicityNotice.ts';
import type { PrintSheet } from './printSheet.ts';

/** What a poster needs beside the frozen notice. */
export interface PosterPlace {
  readonly hash: string;
  /** Where the notice can be read, without a slash at the end. */
  readonly address: string;
  readonly communityId: string;
  readonly demo: boolean;
}

/** The notice as an A3 poster for the wall: the mandatory fields, until when to object and how, a QR code to the page. */
export function noticePoster(
  { board, communityName, version, publishedAt, until, days }: PublicityNotice,
  { hash, address, communityId, demo }: PosterPlace,
): PrintSheet {
  const link = `${address}/#/plan/notice?communityId=${communityId}&hash=${hash}`;
  return {
    size: 'A3',
    title: '老旧小区改造方案公示',
    subtitle: `${communityName}　方案第 ${version} 版${demo ? '　（演示数据）' : ''}`,
    blocks: [
      { kind: 'field', label: '项目概况', text: board.projectOverview },
      { kind: 'field', label: '改造内容', text: board.works },
      {
        kind: 'field',
        label: '开竣工时间',
        text: `${chinaDay(board.startsOn)} 至 ${chinaDay(board.completesOn)}`,
      },
      { kind: 'field', label: '住建部门责任人', text: board.responsible },
      { kind: 'field', label: '投诉电话', text: board.complaintPhone },
      {
        kind: 'field',
        label: '公示时间和提意见的办法',
        text:
          `${dayOf(publishedAt)} 起公示 ${days} 天，到 ${dayOf(until)} 为止。有不同意见的住户，请在这之前扫码写下异议，` +
          '也可以到社区当面说；每一件异议都会公开答复，答复里不出现您家的信息。',
      },
      { kind: 'qr', text: link, caption: '扫码看完整方案、图纸，提出异议' },
    ],
    footer: `公示编号 ${hash.slice(0, 16)}　内容已冻结，可在登记簿核对`,
    printedAt: new Date(publishedAt),
  };
}

function dayOf(time: string): string {
  return chinaDay(chinaDayOf(Date.parse(time)));
}

function chinaDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
