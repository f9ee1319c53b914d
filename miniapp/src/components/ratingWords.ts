/** The five marks in words, 1 to 5. */
export const RATING_WORDS = ['很不满意', '不满意', '一般', '满意', '很满意'] as const;
