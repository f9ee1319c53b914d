import { useState } from 'react';
import { VISIT_OUTCOMES, type VisitOutcome } from '../../../shared/round/response.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { announce } from '../store/announceStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { chinaClock, instantOf } from '../words/chinaClock.ts';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import type { PlacedDoor } from './doorView.ts';
import { visitTimeFault } from './visitFaults.ts';

const HINTS: Readonly<Record<VisitOutcome, string>> = {
  attempted: '敲了门，没有人',
  refused: '见到了人，不愿意表态；以后不再上门',
  unreachable: '长期无人，电话也联系不上',
};

interface VisitFormProps {
  readonly round: RoundView;
  readonly place: PlacedDoor;
  readonly onDone: () => void;
}

/** A call at the door that brought no answer: what came of it and when, kept on the device and sent as soon as possible. */
export function VisitForm({ round, place, onDone }: VisitFormProps) {
  const enqueue = useOutbox((store) => store.enqueue);
  const [outcome, setOutcome] = useState<VisitOutcome>();
  const [clock, setClock] = useState(() => chinaClock(Date.now()));
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const [full, setFull] = useState(false);
  const timeFault = visitTimeFault(clock, round, Date.now());
  const { door, address } = place;

  const record = async (): Promise<void> => {
    const visitedAt = instantOf(clock);
    if (outcome === undefined || visitedAt === undefined) return;
    const clientKey = await randomKey();
    const { kept } = enqueue({
      kind: 'visit',
      roundId: round.roundId,
      body: { clientKey, roundId: round.roundId, householdId: door.householdId, outcome, visitedAt },
    });
    announce(`${address}：${HOUSEHOLD_STATE_WORDS[outcome].name}，正在登记`);
    if (kept) onDone();
    else setFull(true);
  };
  const submit = (): void => {
    setAsked(true);
    if (outcome === undefined || timeFault !== undefined) return;
    // 拒绝表态 keeps everybody else from the door: said before it is done.
    if (outcome === 'refused' && !sure) setSure(true);
    else void record();
  };

  return (
    <Box className="stack">
      {full && (
        <Banner tone="bad" title="这台设备存不下了，请不要离开这一页，等它登记完成。">
          可以先连上网络，再按“现在上传”。
        </Banner>
      )}
      <Choice
        name="outcome"
        legend="这次上门的情况"
        options={VISIT_OUTCOMES.map((id) => ({ id, label: HOUSEHOLD_STATE_WORDS[id].name, hint: HINTS[id] }))}
        picked={outcome === undefined ? [] : [outcome]}
        onChange={([picked]) => {
          setOutcome(VISIT_OUTCOMES.find((id) => id === picked));
          setSure(false);
        }}
        error={asked && outcome === undefined ? '请选一项' : undefined}
      />
      <TimeField
        id="visitedAt"
        label="上门时间"
        hint="默认是现在，可以改成实际的时间"
        value={clock}
        onChange={setClock}
        error={asked ? timeFault : undefined}
      />
      <Sheet
        open={sure}
        inline
        title="登记为“不愿表态”？"
        confirm="确认登记"
        onConfirm={() => void record()}
        onCancel={() => setSure(false)}
      >
        登记后，除非住户主动要求，任何人都不再上门；这一户仍在户数里，不算已征集。
      </Sheet>
      {!sure && (
        <Button kind="primary" onPress={submit}>
          登记这次上门
        </Button>
      )}
    </Box>
  );
}
