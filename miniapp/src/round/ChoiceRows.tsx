import { useState } from 'react';
import type { ChoiceRow } from '../../../shared/round/result/choiceList.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Box, Words } from '../platform/box.tsx';
import { countText } from '../words/numbers.ts';

interface ChoiceRowsProps {
  readonly questionId: string;
  readonly rows: readonly ChoiceRow[];
  readonly textOf: (row: ChoiceRow) => string;
  readonly isOurs: (row: ChoiceRow) => boolean;
}

/** As many lines as a phone draws at once. */
const PAGE = 50;
/** More kinds of answers than this are not added up in words. */
const MOST_KINDS = 6;

/** The lines of one question: added up, found by their tag, and listed some at a time. */
export function ChoiceRows({ questionId, rows, textOf, isOurs }: ChoiceRowsProps) {
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState(PAGE);
  const begins = wanted.trim().toLowerCase();
  const found = rows.filter(({ tag }) => tag.startsWith(begins));
  return (
    <Box className="stack">
      <Box>{sums(rows.map(textOf))}</Box>
      <Field
        id={`tag-${questionId}`}
        label="按代号找"
        hint="写开头几位就行"
        kind="code"
        maxLength={12}
        value={wanted}
        onChange={setWanted}
      />
      {found.length === 0 && <Box>没有这样开头的代号。</Box>}
      <Box as="ul" className="choices" aria-label="代号和选择">
        {found.slice(0, shown).map((row) => (
          <Box as="li" key={row.tag} className="choices__row">
            <Words className="choices__tag">{row.tag}</Words>
            <Words className="choices__value">
              {textOf(row)}
              {isOurs(row) && ' ← 您家'}
            </Words>
          </Box>
        ))}
      </Box>
      {found.length > shown && (
        <Button onPress={() => setShown(shown + PAGE)}>
          再列 {PAGE} 行（还有 {countText(found.length - shown)} 行）
        </Button>
      )}
    </Box>
  );
}

/** How many lines say what, to be held beside the result, where there are few kinds of answers. */
function sums(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const all = `一共 ${countText(texts.length)} 行`;
  if (counts.size > MOST_KINDS) return `${all}。`;
  const parts = [...counts]
    .sort(([, first], [, second]) => second - first)
    .map(([text, count]) => `${text} ${countText(count)} 行`);
  return `${all}：${parts.join('，')}。`;
}
