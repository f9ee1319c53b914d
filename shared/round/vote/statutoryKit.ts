import type { RoundTerms } from '../round.ts';
import { REMEDY_SENTENCE, STATUTORY_LAW, STATUTORY_MATTER_WORDS } from './statutoryMatter.ts';
import { squareMetres } from './statutoryTally.ts';
import type { StatutoryTerms, VoteMatter, VoteShare } from './statutoryTerms.ts';
import { sharesOf } from './voteShares.ts';

export const KIT_PAPERS = [
  'convenor',
  'notice',
  'proxyLetter',
  'procedure',
  'minutes',
  'paperBallot',
] as const;
/** 召集说明 · 表决通知 · 授权委托书 · 议事规则 · 会议记录 · 纸质表决票. */
export type KitPaper = (typeof KIT_PAPERS)[number];

/** A part of a paper: sentences, then lines to write on, then boxes to tick. */
export interface KitBlock {
  readonly heading?: string;
  readonly lines: readonly string[];
  /** Labels with an empty line behind them. */
  readonly blanks?: readonly string[];
  readonly boxes?: readonly string[];
}

/** One paper of the convening kit, ready to print. */
export interface KitDocument {
  readonly paper: KitPaper;
  readonly title: string;
  readonly blocks: readonly KitBlock[];
}

/** What the papers say beside the round's terms. Times are in words, as the screens write them. */
export interface KitFacts {
  readonly communityName: string;
  readonly noticeOn: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Owners (persons) and whole 0.01 m², as the register stands or as the roll was frozen. */
  readonly electors: number;
  readonly areaDm2: number;
}

function shareWords({ numerator, denominator, strict }: VoteShare): string {
  if (numerator * 2 === denominator && strict) return '过半数';
  return `${denominator}分之${numerator}${strict ? '（不含本数）' : ''}以上`;
}

/** The rule of a matter in one sentence, with the law it cites. */
export function voteRuleSentence({ rule }: Pick<VoteMatter, 'rule'>): string {
  const { participation, agreement } = sharesOf(rule);
  const sentence =
    `由专有部分面积占比${shareWords(participation)}且人数占比${shareWords(participation)}的业主参与表决，` +
    `并经参与表决专有部分面积${shareWords(agreement)}且参与表决人数${shareWords(agreement)}的业主同意`;
  return `${rule.kind === 'custom' ? `${rule.text}：` : ''}${sentence}（${rule.law}）。`;
}

function matterLines({ questions }: RoundTerms, { matters }: StatutoryTerms): string[] {
  return questions.map(({ questionId, title }, index) => {
    const matter = matters.filter((each) => each.questionId === questionId)[0];
    if (matter === undefined) return `${index + 1}. ${title}`;
    const { article, name } = STATUTORY_MATTER_WORDS[matter.matter];
    return `${index + 1}. ${title}——属于“${name}”（${article}）。${voteRuleSentence(matter)}`;
  });
}

/** The community and what is voted on; a title that begins with the community's name needs no second one. */
function matterName({ title }: RoundTerms, { communityName }: KitFacts): string {
  return title.indexOf(communityName) === 0 ? title : `${communityName}${title}`;
}

function noticeBlocks(terms: RoundTerms, statutory: StatutoryTerms, facts: KitFacts): KitBlock[] {
  const { convenor, meetingPlace, proxyRule, officialSystem } = statutory;
  return [
    {
      lines: [
        `${facts.communityName}全体业主：`,
        `现就下列事项请业主共同表决。表决从${facts.opensOn}开始，到${facts.closesOn}截止；会议地点：${meetingPlace}。`,
      ],
    },
    { heading: '表决事项', lines: matterLines(terms, statutory) },
    {
      heading: '谁来投票',
      lines: [
        `本次共有业主 ${facts.electors} 人，专有部分面积合计 ${squareMetres(facts.areaDm2)}。一人有几套房的按一人计算，面积相加；` +
          '几人共有一套房的商定一名代表，投一票；租户不是业主，不投票。',
        proxyRule,
      ],
    },
    {
      heading: '怎样公开',
      lines: [
        terms.disclosure === 'roomlist'
          ? `截止以后，房号、面积和选择向本小区业主公开，依据：${terms.disclosureBasis ?? ''}。`
          : '截止以后公布合计结果，不公布每户的选择。',
        ...(officialSystem === undefined
          ? []
          : [`本省使用${officialSystem.name}（${officialSystem.basis}），本次统计为辅助统计。`]),
        REMEDY_SENTENCE,
      ],
    },
    {
      lines: [
        `召集人：${convenor.body}（${convenor.function}，电话 ${convenor.phone}）`,
        `通知日期：${facts.noticeOn}`,
      ],
    },
  ];
}

function proxyBlocks(terms: RoundTerms, { proxyRule }: StatutoryTerms, facts: KitFacts): KitBlock[] {
  return [
    { lines: [`事项：${matterName(terms, facts)}`, proxyRule] },
    { heading: '委托人（业主）', lines: [], blanks: ['姓名', '房号', '专有部分面积', '电话'] },
    { heading: '受托人', lines: [], blanks: ['姓名', '身份证件号码后四位', '电话'] },
    {
      heading: '委托权限',
      lines: ['每个事项写明同意、不同意或者弃权；没有写明的事项，受托人不能代投。'],
    },
    ...terms.questions.map(({ title }, index): KitBlock => ({
      lines: [`${index + 1}. ${title}`],
      blanks: ['意见'],
    })),
    { lines: [], blanks: ['委托人签名', '受托人签名', '日期', '核对原件的工作人员'] },
  ];
}

function minutesBlocks(terms: RoundTerms, statutory: StatutoryTerms, facts: KitFacts): KitBlock[] {
  return [
    { lines: [`事项：${matterName(terms, facts)}`, `地点：${statutory.meetingPlace}`] },
    {
      heading: '到会',
      lines: [],
      blanks: ['时间', '主持人', '记录人', '到会业主人数', '唱票人', '计票人', '监票人'],
    },
    {
      heading: '收票',
      lines: [`业主总人数 ${facts.electors} 人，总面积 ${squareMetres(facts.areaDm2)}。`],
      blanks: ['发出表决票', '收回表决票', '其中无效票', '委托投票'],
    },
    ...terms.questions.map(({ title }, index): KitBlock => ({
      heading: `计票：${index + 1}. ${title}`,
      lines: [],
      blanks: ['同意（人数、面积）', '不同意（人数、面积）', '弃权（人数、面积）'],
    })),
    { heading: '不同意见', lines: [], blanks: ['记录', '', ''] },
    { lines: [], blanks: ['主持人签名', '监票人签名', '日期'] },
  ];
}

function ballotBlocks(terms: RoundTerms, statutory: StatutoryTerms, facts: KitFacts): KitBlock[] {
  const questions = terms.questions.map(({ title, ...question }, index): KitBlock => {
    const labels = 'options' in question ? question.options.map(({ label }) => `□ ${label}`) : [];
    return { heading: `${index + 1}. ${title}`, lines: [], boxes: labels };
  });
  const disclosed =
    terms.disclosure === 'roomlist'
      ? '截止以后，您的房号、面积和选择会向本小区业主公开。'
      : '截止以后只公布合计，不公布您的选择。';
  return [
    {
      lines: [
        `${facts.communityName}　投票截止：${facts.closesOn}`,
        '一位业主一张票，名下几套房屋只有一种选择。每项只勾一个，多勾、不勾或者涂改不清的，该项无效。',
        disclosed,
      ],
    },
    {
      heading: '业主',
      lines: [],
      blanks: ['编号（由社区填写）', '姓名', '房号（名下全部）', '专有部分面积合计'],
    },
    ...questions,
    {
      lines: [`电话：${statutory.convenor.phone}`],
      blanks: ['业主（或代表、受托人）签名', '日期', '收票人'],
    },
  ];
}

/** The six papers of the convening kit, filled from the terms of an owners' vote; none for any other round. */
export function statutoryKit(terms: RoundTerms, facts: KitFacts): readonly KitDocument[] {
  const { statutory, title } = terms;
  if (statutory === undefined) return [];
  const { convenor, procedure } = statutory;
  return [
    {
      paper: 'convenor',
      title: '召集说明',
      blocks: [
        {
          lines: [
            `表决事项：${matterName(terms, facts)}`,
            `召集人：${convenor.body}`,
            `联系岗位：${convenor.function}，电话 ${convenor.phone}`,
            `通知日期 ${facts.noticeOn}，表决 ${facts.opensOn} 至 ${facts.closesOn}（通知要在表决开始的十五天以前发出）。`,
            `法律依据：${STATUTORY_LAW}。`,
          ],
          blanks: ['召集人盖章', '日期'],
        },
        { heading: '表决事项和规则', lines: matterLines(terms, statutory) },
      ],
    },
    { paper: 'notice', title: '业主表决通知', blocks: noticeBlocks(terms, statutory, facts) },
    { paper: 'proxyLetter', title: '授权委托书', blocks: proxyBlocks(terms, statutory, facts) },
    { paper: 'procedure', title: '议事规则', blocks: [{ lines: procedure.split('\n') }] },
    { paper: 'minutes', title: '会议记录', blocks: minutesBlocks(terms, statutory, facts) },
    { paper: 'paperBallot', title: `表决票：${title}`, blocks: ballotBlocks(terms, statutory, facts) },
  ];
}
