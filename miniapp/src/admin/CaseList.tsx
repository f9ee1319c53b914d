import type { ReactNode } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import type { CallState } from '../store/useCall.ts';
import { CaseRow, type CaseRowProps } from './CaseRow.tsx';

interface CaseListProps<Item> {
  readonly title: string;
  readonly state: CallState<{ readonly items: readonly Item[] }>;
  readonly emptyWords: string;
  /** What is said and decided about each; `about` is what was asked for, and on what grounds. */
  readonly row: (
    item: Item,
  ) => Omit<CaseRowProps, 'asked' | 'onDone' | 'children'> & { readonly about: ReactNode };
}

/** A card of what one person asked for and another decides; after a decision it is fetched anew. */
export function CaseList<Item extends CaseRowProps['asked']>({
  title,
  state,
  emptyWords,
  row,
}: CaseListProps<Item>) {
  return (
    <Card title={title}>
      <AsyncView state={state} empty={({ items }) => items.length === 0} emptyWords={emptyWords}>
        {({ items }) => (
          <Box as="ul" className="stack">
            {items.map((item) => {
              const { about, ...shown } = row(item);
              return (
                <CaseRow key={shown.id} {...shown} asked={item} onDone={state.retry}>
                  {about}
                </CaseRow>
              );
            })}
          </Box>
        )}
      </AsyncView>
    </Card>
  );
}
