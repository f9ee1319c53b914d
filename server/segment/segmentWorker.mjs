// @ts-check
// The thread that cuts Chinese texts into words. Plain JavaScript: a TypeScript loader would only add start-up time.
// Reading the dictionary takes a third of a second of processor time, which no request may wait for.
//
// Receives {id, question}, the texts; answers {id, answer}: for each text its words with content, in order.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { parentPort } from 'node:worker_threads';

const jieba = Jieba.withDict(dict);

/** Particles, conjunctions, prepositions, pronouns, measure and modal words: they say how, not what. */
const EMPTY_TAGS = /^(u|c|p|r|y|e|o|m|q)/;
/** How an opinion begins, whatever it is about. */
const COURTESIES = new Set([
  '希望',
  '建议',
  '请',
  '麻烦',
  '能不能',
  '可以',
  '应该',
  '我们',
  '我家',
  '大家',
  '小区',
  '有',
  '是',
  '多',
  '都',
  '很',
  '太',
  '就',
  '也',
  '还',
  '要',
  '会',
  '能',
]);
const INK = /[\p{L}\p{N}]/u;

/** @param {string} text */
function wordsOf(text) {
  return jieba
    .tag(text, true)
    .filter(({ word, tag }) => INK.test(word) && !EMPTY_TAGS.test(tag) && !COURTESIES.has(word))
    .map(({ word }) => word.toLowerCase());
}

parentPort?.on('message', (/** @type {{ id: number, question: string[] }} */ { id, question }) => {
  parentPort?.postMessage({ id, answer: question.map(wordsOf) });
});
