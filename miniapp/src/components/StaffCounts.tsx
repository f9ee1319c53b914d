import { CHANNELS } from '../../../shared/round/round.ts';
import { HOUSEHOLD_STATES } from '../../../shared/round/response.ts';
import type { StaffParticipation } from '../../../shared/round/counting/participation.ts';
import { Box, Words } from '../platform/box.tsx';
import { CHANNEL_NAMES, HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import { countText } from '../words/numbers.ts';
import './staffCounts.scss';

/** Every household by its state, adding up to all of them, and the counted ones by the way their answer came. */
export function StaffCounts({ participation }: { readonly participation: StaffParticipation }) {
  const channels = CHANNELS.filter((channel) => participation.channels[channel] > 0);
  return (
    <Box className="stack">
      <Box as="ul" className="counts" aria-label="各户的情况">
        {HOUSEHOLD_STATES.map((state) => {
          const words = HOUSEHOLD_STATE_WORDS[state];
          // Colour draws the eye to where there is somebody.
          const tone = participation[state] === 0 ? 'plain' : words.tone;
          return (
            <Box as="li" key={state} className={`counts__item counts__item--${tone}`}>
              <Words className="counts__letter" aria-hidden>
                {words.letter}
              </Words>
              <Words className="counts__name">{words.name}</Words>
              <Words as="strong" className="counts__number">
                {countText(participation[state])}
              </Words>
            </Box>
          );
        })}
      </Box>
      <Box className="small">各项相加 = 名册 {countText(participation.households)} 户</Box>
      <Box className="small">
        答复途径：
        {channels.length === 0
          ? '还没有答复'
          : channels
              .map((channel) => `${CHANNEL_NAMES[channel]} ${countText(participation.channels[channel])}`)
              .join(' · ')}
      </Box>
      {participation.late !== undefined && (
        <Box className="small">
          其中 {countText(participation.late)} 户是征集期内听到、截止后补录的，全部列入回访。
        </Box>
      )}
    </Box>
  );
}
