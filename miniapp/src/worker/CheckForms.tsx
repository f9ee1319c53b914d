import { useState } from 'react';
import type { FormToCheck } from '../../../shared/round/answering/formApi.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { countText } from '../words/numbers.ts';
import { CheckForm } from './CheckForm.tsx';

interface CheckFormsProps {
  readonly round: RoundView;
  readonly waiting: readonly FormToCheck[];
  /** How many wait, also those that are not in the list. */
  readonly waitingCount: number;
  readonly onChecked: () => void;
}

/** Keyed forms that wait for a second person; the own ones are shown and cannot be opened. */
export function CheckForms({ round, waiting, waitingCount, onChecked }: CheckFormsProps) {
  const [opened, setOpened] = useState<string>();
  return (
    <Card title={`等第二人核对（${countText(waitingCount)} 份）`}>
      <Box className="stack">
        {waiting.length === 0 && <Box className="small">没有等着核对的表。</Box>}
        {waiting.length < waitingCount && (
          <Box className="small">先列出最早的 {countText(waiting.length)} 份，核对完再列后面的。</Box>
        )}
        {waiting.map((form) =>
          form.serial === opened ? (
            <CheckForm
              key={form.serial}
              round={round}
              form={form}
              onChecked={onChecked}
              onClose={() => setOpened(undefined)}
            />
          ) : (
            <Cell
              key={form.serial}
              title={form.address}
              hint={`编号 ${form.serial}`}
              value={form.mine ? <Tag>您录入的，请同事核对</Tag> : undefined}
              {...(form.mine ? {} : { onPress: () => setOpened(form.serial) })}
            />
          ),
        )}
      </Box>
    </Card>
  );
}
