import type { Account } from '../../../shared/identity/account.ts';
import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { isStaff } from '../store/accountStore.ts';
import { useCommunity } from '../store/communityStore.ts';
import { RELATION_NAMES } from '../words/names.ts';

/** Who I am here and which households I speak for. */
export function MyHouseholds({ account }: { readonly account: Account }) {
  const choose = useCommunity((store) => store.choose);
  const roles = [...new Set(account.roles.map((grant) => ROLE_NAMES[grant.role]))].join('、');
  const go = (communityId: string): void => {
    choose(communityId);
    openPage(paths.home());
  };
  return (
    <>
      <Card title={account.name}>
        <Box className="small">{roles === '' ? '已登录，还没有绑定住户' : roles}</Box>
      </Card>
      {(!isStaff(account) || account.households.length > 0) && (
        <Card title="我家">
          {account.households.length === 0 && <Box as="p">还没有绑定住户。绑定后可以答复、看本楼进度。</Box>}
          {account.households.map((link) => (
            <Cell
              key={link.householdId}
              title={link.address}
              hint={RELATION_NAMES[link.relation]}
              value={
                link.status === 'approved' ? <Tag tone="good">已核验</Tag> : <Tag tone="warn">核验中</Tag>
              }
              onPress={() => go(link.communityId)}
            />
          ))}
          <Button onPress={() => openPage(paths.bind())}>用纸条上的绑定码绑定</Button>
        </Card>
      )}
    </>
  );
}
