import type { StatutoryTerms } from '../../../shared/round/vote/statutoryTerms.ts';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface OfficialSystemProps {
  readonly statutory: StatutoryTerms;
  readonly error: string | undefined;
  readonly onChange: (statutory: StatutoryTerms) => void;
}

/** 辅助统计: whether the province decides in a system of its own, which one, and by what rule. */
export function OfficialSystem({ statutory, error, onChange }: OfficialSystemProps) {
  const { officialSystem, ...rest } = statutory;
  return (
    <Box className="stack">
      <SwitchRow
        name="vote-auxiliary"
        label="本省有官方电子表决系统，以那里的结果为准"
        hint="这里的结果会标明“辅助统计”；施工以前要上传官方系统形成的决议"
        on={officialSystem !== undefined}
        onChange={(on) => onChange(on ? { ...rest, officialSystem: { name: '', basis: '' } } : rest)}
      />
      {officialSystem !== undefined && (
        <>
          <Field
            id="vote-system"
            label="官方系统的名称"
            value={officialSystem.name}
            maxLength={200}
            onChange={(name) => onChange({ ...rest, officialSystem: { ...officialSystem, name } })}
            error={error}
          />
          <Field
            id="vote-system-basis"
            label="依据"
            hint="哪个文件、哪一条"
            value={officialSystem.basis}
            maxLength={500}
            onChange={(basis) => onChange({ ...rest, officialSystem: { ...officialSystem, basis } })}
          />
        </>
      )}
    </Box>
  );
}
