import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { announce } from '../store/announceStore.ts';
import { refusedAct, roundAct } from './roundActs.ts';

interface RoundActsProps {
  readonly round: RoundView;
  /** The round has changed, or may have: look again. */
  readonly onChanged: () => void;
}

/** Opens, closes or settles the round, after saying what will happen. */
export function RoundActs({ round, onChanged }: RoundActsProps) {
  const account = useAccount((store) => store.account);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string>();
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const act = roundAct(round, Date.now());
  const admin = hasRole(account, 'communityAdmin');
  const { status, roundId } = round;

  const carryOut = async (): Promise<void> => {
    if (act === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    const result = await call(act.key, { params: { roundId } });
    setBusy(false);
    setSure(false);
    if (result.ok) {
      setDone(act.done);
      announce(act.done);
    } else {
      setRefusal(result.refusal);
      focusOn('round-refused');
    }
    onChanged();
  };

  return (
    <Card title="办理">
      <Box className="stack">
        {done !== undefined && refusal === undefined && <Banner tone="good" title={done} />}
        {refusal !== undefined && <Refused refusal={refusal} />}
        {act === undefined && <Box>这一轮已经办完，结果不再变化。</Box>}
        {act !== undefined && !admin && (
          <Box className="small">{act.label}由街道/社区管理员办理，您可以查看。</Box>
        )}
        {act !== undefined && admin && act.notYet !== undefined && <Banner tone="info" title={act.notYet} />}
        {act !== undefined && admin && (
          <Sheet
            open={sure}
            inline
            busy={busy}
            danger={status === 'open'}
            title={act.title}
            confirm={act.confirm}
            onConfirm={() => void carryOut()}
            onCancel={() => setSure(false)}
          >
            {act.will}
          </Sheet>
        )}
        {act !== undefined && admin && act.notYet === undefined && !sure && (
          <Button
            kind="primary"
            onPress={() => {
              setDone(undefined);
              setSure(true);
            }}
          >
            {act.label}
          </Button>
        )}
        {status === 'draft' && admin && (
          <Button onPress={() => openPage(paths.draft(roundId))}>修改这份草稿</Button>
        )}
        {round.kind === 'statutory' && admin && (
          <Button onPress={() => openPage(paths.voteKit(roundId))}>召集文书：通知、委托书、表决票</Button>
        )}
        {status === 'open' && admin && (
          <Button onPress={() => openPage(paths.doors(roundId))}>看各户的情况</Button>
        )}
        {(status === 'open' || status === 'closed') && admin && (
          <Button onPress={() => openPage(paths.forms(roundId))}>纸质表：印制、收回、核对</Button>
        )}
        {(status === 'closed' || status === 'final') && (
          <Button
            onPress={() =>
              openPage(round.kind === 'statutory' ? paths.voteResult(roundId) : paths.result(roundId))
            }
          >
            {round.kind === 'statutory' ? '看计票结果' : '看统计结果'}
          </Button>
        )}
      </Box>
    </Card>
  );
}

function Refused({ refusal }: { readonly refusal: ClientRefusal }) {
  const { title, lines } = refusedAct(refusal);
  return (
    <Banner id="round-refused" tone="bad" title={title}>
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </Banner>
  );
}
