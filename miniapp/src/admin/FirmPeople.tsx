import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Cell } from '../components/Cell.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface FirmPeopleProps {
  readonly communityId: string;
  readonly organisationId: string;
}

/** Who works for a firm; an account that a handler has already is put into it by its sign-in name, or taken out. */
export function FirmPeople({ communityId, organisationId }: FirmPeopleProps) {
  const params = { communityId, organisationId };
  const people = useCall('GET /communities/:communityId/organisations/:organisationId/people', { params });
  const [account, setAccount] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, refusal, act } = useAct<unknown>(people.retry);
  const place = (name: string, belongs: boolean): Promise<boolean> =>
    act(
      async () =>
        call('POST /communities/:communityId/organisations/:organisationId/people', {
          params,
          body: { clientKey: await randomKey(), account: name, belongs },
        }),
      belongs ? '已加入这个单位' : '已移出这个单位',
    );
  const join = async (): Promise<void> => {
    const name = account.trim();
    setProblem(name === '' ? '请写登录名。' : undefined);
    if (name !== '' && (await place(name, true))) setAccount('');
  };
  return (
    <Box className="stack">
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <AsyncView
        state={people}
        rows={1}
        empty={({ items }) => items.length === 0}
        emptyWords="还没有人能替这个单位办理。"
      >
        {({ items }) => (
          <>
            {items.map((person) => (
              <Cell
                key={person.accountId}
                title={person.name}
                hint={`登录名 ${person.account}`}
                value={
                  <Button
                    kind="quiet"
                    busy={busy}
                    aria-label={`把 ${person.name} 移出`}
                    onPress={() => void place(person.account, false)}
                  >
                    移出
                  </Button>
                }
              />
            ))}
          </>
        )}
      </AsyncView>
      <Field
        id={`firm-account-${organisationId}`}
        label="登录名"
        hint="要是承办单位的账号；没有的先请系统管理员开通。加入以后能看到派给这个单位的诉求。"
        value={account}
        error={problem}
        onChange={setAccount}
      />
      <Button busy={busy} onPress={() => void join()}>
        加入
      </Button>
    </Box>
  );
}
