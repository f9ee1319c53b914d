import { useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { shortText } from './shortText.ts';

interface IntoPickerProps {
  readonly complaint: Pick<ComplaintView, 'complaintId' | 'communityId' | 'category'>;
  readonly value: string;
  readonly onChange: (complaintId: string) => void;
  readonly error: string | undefined;
}

/** Open complaints of the same community to merge into: of the same category, or by number and words. */
export function IntoPicker({ complaint, value, onChange, error }: IntoPickerProps) {
  const { complaintId, communityId, category } = complaint;
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const list = useCall('GET /complaints', {
    query: {
      view: 'queue',
      state: 'open',
      communityId,
      limit: 20,
      ...(search === '' ? { category } : { search }),
    },
  });
  return (
    <Box className="stack">
      <Field
        id="verb-into-search"
        label="找另一件"
        hint="编号或里面的字；不填就列同一类别的"
        required={false}
        maxLength={50}
        value={typed}
        onChange={setTyped}
        onLeave={() => setSearch(typed.trim())}
      />
      <AsyncView
        state={list}
        empty={({ items }) => items.every((one) => one.complaintId === complaintId)}
        emptyWords="没有找到别的还在办的诉求。"
      >
        {({ items }) => (
          <Choice
            name="verb-into"
            legend="并到哪一件"
            options={items
              .filter((one) => one.complaintId !== complaintId)
              .map((one) => ({
                id: one.complaintId,
                label: `${one.number} · ${one.placeWords}`,
                hint: shortText(one.text),
              }))}
            picked={value === '' ? [] : [value]}
            onChange={([picked]) => onChange(picked ?? '')}
            error={error}
          />
        )}
      </AsyncView>
    </Box>
  );
}
