import type { Precedence } from './round.ts';

/** Which of two answers of one household counts, in the words that residents read and the order that is applied. */
export const PRECEDENCE: Precedence = {
  order: 'relation-then-act',
  text:
    '一户只算一份。同一户答了不止一次的，逐题来看：涉及产权和出钱的题，先看业主，再看家属，再看租户；' +
    '其他的题，住在这里的人一样算。身份相同时，自己在手机上答的和当面核对过身份签字的纸质表排在前，' +
    '代交的和普通纸质表其次，口头告诉工作人员的再次；排位一样的，以后一次为准。前面的答复都保留，不会删掉。',
};
