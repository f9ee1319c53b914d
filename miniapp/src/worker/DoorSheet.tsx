import { useEffect, useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import type { RoundItem } from '../platform/outboxItem.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { DoorEntries } from './DoorEntries.tsx';
import { isLeft, type PlacedDoor } from './doorView.ts';
import { ExclusionForm } from './ExclusionForm.tsx';
import { OwnEntries } from './OwnEntries.tsx';
import { SpokenForm } from './SpokenForm.tsx';
import { VisitForm } from './VisitForm.tsx';

interface DoorSheetProps {
  readonly round: RoundView;
  readonly place: PlacedDoor;
  readonly items: readonly RoundItem[];
  readonly onClose: () => void;
}

/** One door: where it stands, what waits on this device, and what can be entered for it. No choice is ever shown. */
export function DoorSheet({ round, place, items, onClose }: DoorSheetProps) {
  const account = useAccount((store) => store.account);
  const [act, setAct] = useState<'visit' | 'spoken' | 'exclusion' | 'entries'>();
  const { door, address } = place;
  const words = HOUSEHOLD_STATE_WORDS[door.state];
  useEffect(() => focusOn('door-sheet'), [door.householdId]);
  const mine = account?.households.some((link) => link.householdId === door.householdId) === true;
  const worker = hasRole(account, 'worker');
  const open = round.status === 'open';
  return (
    <Box id="door-sheet" as="section" className="doors__sheet stack" aria-label={address} focusable>
      <Box className="doors__head">
        <Box>
          <Box as="h3" className="doors__place">
            {address}
          </Box>
          <Box className="row">
            <Tag tone={words.tone} shape={words.letter}>
              {words.name}
            </Tag>
            {door.attempts > 0 && <Box className="small">上门 {door.attempts} 次</Box>}
            {door.late === true && <Tag tone="info">截止后补录</Tag>}
          </Box>
        </Box>
        <Button small onPress={onClose}>
          收起
        </Button>
      </Box>
      <DoorEntries items={items} />
      {!worker && <Box className="small">入户登记由这栋楼的社区工作人员办理。</Box>}
      {worker && mine && <Banner tone="warn" title={refusalSentence('response/own-household')} />}
      {worker && !open && <Banner tone="info" title={refusalSentence('round/closed')} />}
      {worker && !mine && round.status === 'closed' && <AfterClose round={round} place={place} />}
      {worker && open && !mine && (
        <>
          <StateWords state={door.state} />
          {act === 'visit' && <VisitForm round={round} place={place} onDone={() => setAct(undefined)} />}
          {act === 'spoken' && <SpokenForm round={round} place={place} onDone={() => setAct(undefined)} />}
          {act === 'exclusion' && <ExclusionForm round={round} place={place} />}
          {act === 'entries' && <OwnEntries round={round} place={place} />}
          {act === undefined && (
            <>
              {door.state !== 'answered' && door.state !== 'refused' && (
                <Button kind="primary" onPress={() => setAct('visit')}>
                  没有征集到，登记这次上门
                </Button>
              )}
              {round.kind === 'statutory' ? (
                <Button
                  onPress={() => openPage(paths.enterVote(round.roundId, door.householdId, place.unitId))}
                >
                  登记业主当面投的票或者委托票
                </Button>
              ) : (
                <Button onPress={() => setAct('spoken')}>{spokenLabel(door.state)}</Button>
              )}
              {isLeft(door) && round.kind !== 'statutory' && (
                <Button onPress={() => setAct('exclusion')}>申请不计入（空置等）</Button>
              )}
              {(door.state === 'answered' || door.state === 'disputed') && (
                <Button onPress={() => setAct('entries')}>我在这一户登记过的</Button>
              )}
            </>
          )}
          {act !== undefined && (
            <Button kind="quiet" onPress={() => setAct(undefined)}>
              换一种登记
            </Button>
          )}
        </>
      )}
    </Box>
  );
}

/** What was heard or handed in before the close may still be entered until the result is final. */
function AfterClose({ round, place }: Pick<DoorSheetProps, 'round' | 'place'>) {
  const [late, setLate] = useState(false);
  if (late) return <SpokenForm round={round} place={place} onDone={() => setLate(false)} />;
  return (
    <>
      <OwnEntries round={round} place={place} />
      {round.kind !== 'statutory' && (
        <Button onPress={() => setLate(true)}>补录截止前听到的答复、收回的纸质表</Button>
      )}
    </>
  );
}

function spokenLabel(state: PlacedDoor['door']['state']): string {
  if (state === 'answered') return '住户要求更正，替住户登记';
  return state === 'refused' ? '住户主动要求，替住户登记答复' : '住户当面说了，替住户登记答复';
}

function StateWords({ state }: { readonly state: PlacedDoor['door']['state'] }) {
  if (state === 'refused')
    return <Banner tone="warn" title={refusalSentence('response/household-refused')} />;
  if (state === 'answered')
    return (
      <Banner tone="good" title="这一户已征集，不用再上门。">
        住户自己答复的，工作人员的登记不能替换。
      </Banner>
    );
  return null;
}
