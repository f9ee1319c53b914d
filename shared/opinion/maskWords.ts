/** Long runs of digits (telephone, identity card, plate), doors, and a person named with a form of address. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/\d{17}[\dXx]/g, '（号码略）'],
  [/(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}/g, '（电话略）'],
  [/\d{3,4}-?\d{7,8}/g, '（电话略）'],
  [/\d+\s*[号#]?\s*楼\s*\d+\s*单元\s*\d+\s*[室号户]?/g, '（门牌略）'],
  [/\d+\s*单元\s*\d+\s*[室号户]?/g, '（门牌略）'],
  [/\d{3,4}\s*[室户]/g, '（门牌略）'],
  [/[一-龥](?:先生|女士|师傅|大爷|大妈|阿姨|叔叔|老师)/g, '（人名略）'],
];

/**
 * A text with telephone and identity numbers, doors and named neighbours left out: what officials above the community
 * read, and what a worker starts from when writing the public version. A help, no guarantee: a person looks.
 */
export function maskWords(words: string): string {
  return PRIVATE.reduce((text, [pattern, instead]) => text.replace(pattern, instead), words);
}

/** Whether the public version still holds something that `maskWords` would leave out. */
export function holdsPrivateWords(words: string): boolean {
  return maskWords(words) !== words;
}
