import type { NoticeReason, NoticeWords } from './notice.ts';

/** One message in words: what happened, in a line and in a sentence. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

type Sentence = readonly [title: string, text: (about: (key: keyof NoticeWords) => string) => string];

const inRound = (about: (key: keyof NoticeWords) => string): string =>
  about('title') === '' ? '意见征集' : `“${about('title')}”`;
const complaint = (about: (key: keyof NoticeWords) => string): string => `诉求${about('number')}`;

const SENTENCES: Readonly<Record<NoticeReason, Sentence>> = {
  enteredByStaff: [
    '您家有一条代录的登记',
    (about) =>
      `工作人员在${inRound(about)}里为您家登记了一条。请核对；不是您家的意思，请点“这不是我们答的”。`,
  ],
  answerReplaced: [
    '您家的答复有了更新',
    (about) => `您的家人在${inRound(about)}里作了新的答复，现在以新的为准。请核对。`,
  ],
  answerWithdrawn: ['您家的答复被撤回', (about) => `您的家人撤回了您家在${inRound(about)}里的答复。请核对。`],
  memberJoined: ['有人绑定了您家', () => '有新的账号绑定到您家。如果您不认识，请马上联系社区工作人员。'],
  answerDisputed: [
    '您家的登记有人提出异议',
    (about) => `有人说您家在${inRound(about)}里的一条登记不是您家答的。处理以前这条先不计入。`,
  ],
  disputeSettled: ['异议有了处理结果', (about) => `您家在${inRound(about)}里的异议已经处理，请看结果。`],
  answerVoided: [
    '您家的一条登记已作废',
    (about) => `您家在${inRound(about)}里由工作人员登记的一条已作废，您可以重新答复。`,
  ],
  householdExcluded: [
    '您家暂不计入征集',
    (about) => `${inRound(about)}里您家暂不计入总户数。您随时可以答复，一答复就重新计入。`,
  ],
  complaintHeard: [
    '工作人员为您家登记了诉求',
    (about) => `工作人员把您家说的事登记为${complaint(about)}。请核对；不是您家的意思，可以撤回。`,
  ],
  complaintAccepted: ['诉求已受理', (about) => `${complaint(about)}已受理。`],
  complaintRejected: ['诉求不予受理', (about) => `${complaint(about)}不予受理，请看理由。您可以申诉。`],
  complaintMerged: ['诉求已合并办理', (about) => `${complaint(about)}和同一件事的诉求一起办理。`],
  complaintAssigned: ['有新的诉求要办', (about) => `${complaint(about)}已派给您单位${until(about)}。`],
  complaintReturned: ['诉求被退单', (about) => `${complaint(about)}被退回，请重新派单。`],
  complaintAsked: ['有一个问题要问您', (about) => `办理${complaint(about)}需要您补充情况，请看一下。`],
  complaintAnswered: ['诉求有了新的答复', (about) => `${complaint(about)}有了新的答复。`],
  complaintExtended: ['诉求办理延期', (about) => `${complaint(about)}的办理时间有变化${until(about)}。`],
  complaintDone: ['诉求已办结，请您确认', (about) => `${complaint(about)}已办结。解决了没有，由您说了算。`],
  complaintReopened: [
    '诉求没有解决，重新办理',
    (about) => `居民说${complaint(about)}没有解决，请重新办理${until(about)}。`,
  ],
  complaintEscalated: ['诉求已督办', (about) => `${complaint(about)}已转督办${until(about)}。`],
  complaintClosed: [
    '诉求按无法解决结案',
    (about) => `${complaint(about)}没有解决，按“客观无法解决”结案，请看公开的理由。`,
  ],
  complaintReminder: ['诉求已超时', (about) => `${complaint(about)}已经超时${until(about)}，请尽快办理。`],
  complaintExtensionAsked: [
    '有延期申请等您决定',
    (about) => `承办单位申请延长${complaint(about)}的办理时间，请决定能不能延期。`,
  ],
  complaintClosingAsked: [
    '有结案申请等您决定',
    (about) => `社区申请把${complaint(about)}按“客观无法解决”结案，请决定能不能结案。`,
  ],
  complaintWithdrawn: ['诉求已撤回', (about) => `${complaint(about)}已由反映人撤回，不用再办。`],
  complaintExtensionDecided: [
    '延期申请有了答复',
    (about) => `${complaint(about)}的延期申请有了答复${until(about)}，请看一下。`,
  ],
  complaintClosingRefused: [
    '结案申请没有批准',
    (about) => `区里没有批准把${complaint(about)}按“客观无法解决”结案，请继续办理${until(about)}。`,
  ],
  complaintFollowed: [
    '您也遇到的事有了结果',
    (about) => `您也遇到的${complaint(about)}有了结果，请看一下。您家还没解决，可以在里面补充，或者另报。`,
  ],
};

function until(about: (key: keyof NoticeWords) => string): string {
  return about('due') === '' ? '' : `，期限 ${about('due')}`;
}

/** What a notice says, the same in a message, in the list and on paper; it never says what anybody chose. */
export function noticeWords(reason: NoticeReason, words: NoticeWords): NoticeText {
  const [title, text] = SENTENCES[reason];
  return { title, text: text((key) => words[key] ?? '') };
}
