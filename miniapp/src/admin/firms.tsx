import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { FirmCard } from './FirmCard.tsx';
import { FirmForm } from './FirmForm.tsx';
import './admin.scss';

/** 承办单位: who works off the complaints of a 小区, what each is suggested for, and who works for it. */
export default function FirmsPage() {
  const communityId = usePageParam('communityId');
  const contact = useCommunitySummary(communityId)?.contact;
  const [adding, setAdding] = useState(false);
  const firms = useCall(
    'GET /communities/:communityId/organisations',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  if (communityId === undefined) return <IncompleteLink title="承办单位" what="哪个小区" from="admin" wide />;
  return (
    <Screen title="承办单位" wide contact={contact}>
      <Banner tone="info" title="诉求只能派给这里的单位。">
        类别和阶段用来给出建议，派给谁由人定；每次增加、修改、停用和人员变动都留痕。
      </Banner>
      {adding ? (
        <Card title="增加承办单位">
          <FirmForm
            communityId={communityId}
            onDone={() => {
              setAdding(false);
              firms.retry();
            }}
            onCancel={() => setAdding(false)}
          />
        </Card>
      ) : (
        <Button onPress={() => setAdding(true)}>增加承办单位</Button>
      )}
      <AsyncView
        state={firms}
        empty={({ items }) => items.length === 0}
        emptyWords="还没有承办单位。先增加一个，诉求才能派出去。"
      >
        {({ items }) => (
          <>
            {items.map((firm) => (
              <FirmCard
                key={firm.organisationId}
                communityId={communityId}
                firm={firm}
                onChanged={firms.retry}
              />
            ))}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}
