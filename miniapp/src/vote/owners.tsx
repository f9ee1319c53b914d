import type { OwnerView } from '../../../shared/round/vote/electorApi.ts';
import { squareMetres } from '../../../shared/round/vote/statutoryTally.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Table } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { Representatives } from './Representatives.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';

const STOCK_WORDS = { unsold: '未出售', undelivered: '已出售未交付' } as const;

/** 业主名册: persons and area as a vote would count them now; names masked, the look is audited. */
export default function OwnersPage() {
  const communityId = usePageParam('communityId');
  const state = useCall(
    'GET /communities/:communityId/owners',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  if (communityId === undefined) return <IncompleteLink title="业主名册" what="哪个小区" from="admin" wide />;
  return (
    <Screen title="业主名册" wide>
      <AsyncView
        state={state}
        rows={8}
        empty={({ owners }) => owners.length === 0}
        emptyWords="还没有登记业主。"
      >
        {({ electors, areaDm2, withoutOwner, owners }) => (
          <>
            <Box className="large">
              按表决口径 {electors} 人，{squareMetres(areaDm2)}
            </Box>
            <Box>
              一人有几套房按一人算，面积相加；几人共有一套房按一人算；建设单位未出售和未交付的合计按一人算。
            </Box>
            {withoutOwner > 0 && (
              <Banner
                tone="warn"
                title={`还有 ${withoutOwner} 套房屋没有登记业主，补齐以前不能开始业主表决。`}
              />
            )}
            <Representatives owners={owners} communityId={communityId ?? ''} onDone={state.retry} />
            <Table
              caption="业主和房屋"
              columns={[
                { id: 'name', title: '业主', cell: ownerText },
                {
                  id: 'homes',
                  title: '房屋',
                  cell: (owner) =>
                    owner.dwellings
                      .map(
                        ({ address, joint, representative, stock }) =>
                          address +
                          (stock === undefined ? '' : `（${STOCK_WORDS[stock]}）`) +
                          (joint ? `（共有，${representative ? '已定代表' : '未定代表'}）` : ''),
                      )
                      .join('、'),
                },
                { id: 'area', title: '面积', numeric: true, cell: (owner) => squareMetres(owner.areaDm2) },
              ]}
              rows={owners}
              rowId={(owner) => owner.ownerId}
            />
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

/** Two people of one name are told apart by the end of their number; a developer has a name of its own. */
function ownerText({ name, kind, ownerId }: OwnerView): string {
  return kind === 'developer' ? name : `${name} ${ownerId.slice(-5)}`;
}
