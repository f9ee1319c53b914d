import type { RoundView } from '../../../shared/round/roundView.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Box } from '../platform/box.tsx';
import { householdIn, useAccount } from '../store/accountStore.ts';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';

/** The way to the list of a pseudonymous round that is over; for owners, others read why they do not see it. */
export function ChoiceListCard({ round }: { readonly round: RoundView }) {
  const { communityId, roundId, disclosure, status, disclosureBasis = '' } = round;
  const account = useAccount((store) => store.account);
  if (disclosure !== 'pseudonymous' || (status !== 'closed' && status !== 'final')) return null;
  const home = householdIn(account, communityId);
  const isOwner = home?.relation === 'owner' && home.status === 'approved';
  return (
    <Card title="代号名单">
      <Box className="stack">
        <Box>
          这一轮以代号列出每一户的选择，只给本小区业主看，不带房号、时间和方式。依据：{disclosureBasis}。
        </Box>
        {isOwner ? (
          <Button onPress={() => openPage(paths.choices(roundId))}>看名单，找到我家的那一行</Button>
        ) : (
          <Box className="small">绑定为业主的住户可以查阅。</Box>
        )}
      </Box>
    </Card>
  );
}
