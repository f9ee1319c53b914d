import { useState } from 'react';
import type { DemoAccount, SignIn } from '../../../shared/identity/account.ts';
import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusalCode } from '../platform/clientRefusal.ts';
import { mayUseWechat, wechatCode } from '../platform/signInCode.ts';
import { announce } from '../store/announceStore.ts';
import { useAccount } from '../store/accountStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { StaffSignIn } from './StaffSignIn.tsx';

interface SignInCardProps {
  /** Empty outside the demonstration. */
  readonly demoAccounts: readonly DemoAccount[];
}

/** Every way of signing in that this device and this server offer. */
export function SignInCard({ demoAccounts }: SignInCardProps) {
  const signIn = useAccount((store) => store.signIn);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientRefusalCode>();
  const start = async (how: SignIn): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const result = await signIn(how);
    setBusy(false);
    if (result.ok) announce(`已登录：${result.value.name}`);
    else setRefused(result.refusal.code);
  };
  const startWechat = async (): Promise<void> => {
    const code = await wechatCode();
    if (code === undefined) setRefused('session/wechat-unavailable');
    else await start({ method: 'wechat', code });
  };
  return (
    <>
      {refused !== undefined && <Banner tone="bad" title={refusalSentence(refused)} />}
      {mayUseWechat && (
        <Button kind="primary" busy={busy} onPress={() => void startWechat()}>
          微信登录
        </Button>
      )}
      {demoAccounts.length > 0 && (
        <Card title="演示账号">
          <Box as="p" className="small">
            演示数据，任选一个身份进入，不需要密码。
          </Box>
          {residentsFirst(demoAccounts).map((demo) => (
            <Cell
              key={demo.account}
              title={demo.title}
              hint={`${demo.account} · ${demo.roles.map((role) => ROLE_NAMES[role]).join('、')}`}
              onPress={() => void start({ method: 'demo', account: demo.account })}
            />
          ))}
        </Card>
      )}
      <StaffSignIn busy={busy} onSignIn={(how) => void start(how)} />
    </>
  );
}

function residentsFirst(accounts: readonly DemoAccount[]): readonly DemoAccount[] {
  const residents = accounts.filter(({ roles }) => roles.includes('resident'));
  return [...residents, ...accounts.filter((one) => !residents.includes(one))];
}
