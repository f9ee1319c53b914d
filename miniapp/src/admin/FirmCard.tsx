import { useState } from 'react';
import { CATEGORY_NAMES, ORGANISATION_KIND_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { OrganisationView } from '../../../shared/complaint/organisationApi.ts';
import { STAGE_NAMES } from '../../../shared/plan/stageTemplate.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { FirmForm } from './FirmForm.tsx';
import { FirmPeople } from './FirmPeople.tsx';

interface FirmCardProps {
  readonly communityId: string;
  readonly firm: OrganisationView;
  readonly onChanged: () => void;
}

/** One firm: what it is for, and changing it, its people, and taking it out of this 小区. */
export function FirmCard({ communityId, firm, onChanged }: FirmCardProps) {
  const [open, setOpen] = useState<'change' | 'people' | 'retire'>();
  const { busy, refusal, act } = useAct<unknown>(onChanged);
  const { organisationId, name, kind, categories, stages, mayChange } = firm;
  const retire = async (): Promise<void> => {
    await act(
      async () =>
        call('POST /communities/:communityId/organisations/:organisationId/retire', {
          params: { communityId, organisationId },
          body: { clientKey: await randomKey() },
        }),
      `${name}已停用`,
    );
    setOpen(undefined);
  };
  return (
    <Card title={name} mark={<Tag tone="info">{ORGANISATION_KIND_NAMES[kind]}</Tag>}>
      <Box className="stack">
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Box>
          {categories.length === 0
            ? '不作建议，可以派。'
            : `建议派给它：${categories.map((one) => CATEGORY_NAMES[one]).join('、')}。`}
        </Box>
        <Box className="small">
          {stages === undefined
            ? '全部阶段都承办。'
            : `承办的阶段：${stages.map((one) => STAGE_NAMES[one]).join('、')}。`}
        </Box>
        {!mayChange && (
          <Box className="small">
            它还承办您管不到的小区：名称、类别和人员由管到它全部小区的区住建局修改，跨区的没有人能改。要改，可以在本小区停用它，另增加一个单位。
          </Box>
        )}
        {open === 'change' && (
          <FirmForm
            communityId={communityId}
            firm={firm}
            onDone={() => {
              setOpen(undefined);
              onChanged();
            }}
            onCancel={() => setOpen(undefined)}
          />
        )}
        {open === 'people' && <FirmPeople communityId={communityId} organisationId={organisationId} />}
        {mayChange && open !== 'change' && (
          <Button aria-label={`修改 ${name}`} onPress={() => setOpen('change')}>
            修改
          </Button>
        )}
        {mayChange && open !== 'people' && (
          <Button aria-label={`${name} 的人员`} onPress={() => setOpen('people')}>
            人员
          </Button>
        )}
        {open !== 'retire' && (
          <Button kind="quiet" aria-label={`停用 ${name}`} onPress={() => setOpen('retire')}>
            停用
          </Button>
        )}
        <Sheet
          open={open === 'retire'}
          inline
          danger
          busy={busy}
          title={`在本小区停用${name}？`}
          confirm="停用"
          onConfirm={() => void retire()}
          onCancel={() => setOpen(undefined)}
        >
          停用以后不能再把诉求派给它；它办过的诉求和记录还在。停用不能撤回，以后又要派给它，就重新增加。还有没办完的诉求时不能停用；在它承办的最后一个小区，要先把人员都移出。
        </Sheet>
      </Box>
    </Card>
  );
}
