import type { Account } from '../../../shared/identity/account.ts';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { openPage } from '../platform/navigation.ts';
import { isStaff } from '../store/accountStore.ts';
import { staffEntries } from '../words/staffEntries.ts';

/** The work places of a member of staff; nothing for residents. */
export function StaffEntries({ account }: { readonly account: Account | undefined }) {
  if (!isStaff(account)) return null;
  return (
    <Card title="我的工作">
      {staffEntries(account).map((entry) => (
        <Cell key={entry.path} title={entry.label} hint={entry.hint} onPress={() => openPage(entry.path)} />
      ))}
    </Card>
  );
}
