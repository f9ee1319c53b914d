import { ORGANISATION_KIND_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { isRunning } from '../words/clockText.ts';
import { deadlineText } from '../words/dates.ts';

interface OrganisationPickerProps {
  readonly complaint: Pick<ComplaintView, 'communityId' | 'suggested' | 'forecast' | 'clocks'>;
  readonly value: string;
  readonly onChange: (organisationId: string) => void;
  readonly error: string | undefined;
}

/** The firms of the community, the one that a rule suggests marked and first, and by when it would have to be done. */
export function OrganisationPicker({ complaint, value, onChange, error }: OrganisationPickerProps) {
  const { communityId, suggested, forecast, clocks } = complaint;
  const answered = clocks.some((clock) => clock.clock === 'respond' && !isRunning(clock));
  const firms = useCall('GET /communities/:communityId/organisations', { params: { communityId } });
  return (
    <AsyncView
      state={firms}
      rows={2}
      empty={({ items }) => items.length === 0}
      emptyWords="这个小区还没有登记承办单位。"
    >
      {({ items }) => (
        <Box className="stack">
          <Choice
            name="verb-organisation"
            legend="派给哪个单位"
            options={[...items]
              .sort((first, second) => rank(second, suggested) - rank(first, suggested))
              .map((firm) => ({
                id: firm.organisationId,
                label: rank(firm, suggested) === 1 ? `${firm.name}（建议）` : firm.name,
                hint:
                  rank(firm, suggested) === 1
                    ? `${ORGANISATION_KIND_NAMES[firm.kind]}；按类别和阶段的规则建议，由您定`
                    : ORGANISATION_KIND_NAMES[firm.kind],
              }))}
            picked={value === '' ? [] : [value]}
            onChange={([picked]) => onChange(picked ?? '')}
            error={error}
          />
          {forecast !== undefined && (
            <Box className="small">
              现在派出，最迟 {answered ? '' : `${deadlineText(forecast.respondBy, Date.now())} 前回应，`}
              {deadlineText(forecast.resolveBy, Date.now())} 前办结。
              {forecast.provisional ? '那一年的放假安排还没有公布，只扣除了周末。' : ''}
            </Box>
          )}
        </Box>
      )}
    </AsyncView>
  );
}

function rank(
  { organisationId }: { readonly organisationId: string },
  suggested: ComplaintView['suggested'],
): 0 | 1 {
  return organisationId === suggested?.organisationId ? 1 : 0;
}
