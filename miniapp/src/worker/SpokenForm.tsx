import { useState } from 'react';
import { RELATIONS } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import { Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { askedIds } from '../components/questions/askedIds.ts';
import { ballotSections, PAPER_ORDER } from '../components/questions/ballotOrder.ts';
import { ballotProgress, WHOLE_BALLOT } from '../components/questions/ballotProgress.ts';
import { answersToSend } from '../components/questions/editAnswers.ts';
import { useUnfolding } from '../components/questions/useUnfolding.ts';
import { Sheet } from '../components/Sheet.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import type { SpokenDraft } from '../platform/storage.ts';
import { announce } from '../store/announceStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { chinaClock, instantOf } from '../words/chinaClock.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES, RELATION_NAMES } from '../words/names.ts';
import type { PlacedDoor } from './doorView.ts';
import { PaperFields } from './PaperFields.tsx';
import { missingOfForm, SPOKEN_CHANNELS, spokenBody } from './spokenDraft.ts';
import { SpokenQuestion, spokenAnchor } from './SpokenQuestion.tsx';
import { useSpoken, type Spoken } from './useSpoken.ts';
import { visitTimeFault } from './visitFaults.ts';

interface SpokenFormProps {
  readonly round: RoundView;
  readonly place: PlacedDoor;
  readonly onDone: () => void;
}

/** What the household says, entered by staff in its own record: how and by whom it spoke, when, and the answers. */
export function SpokenForm(props: SpokenFormProps) {
  const spoken = useSpoken(props.round, props.place.door.householdId);
  if (spoken.draft === undefined) return <Skeleton rows={3} />;
  return <OpenSpokenForm {...props} spoken={spoken} draft={spoken.draft} />;
}

interface OpenProps extends SpokenFormProps {
  readonly spoken: Spoken;
  readonly draft: SpokenDraft;
}

function OpenSpokenForm({ round, place, onDone, spoken, draft }: OpenProps) {
  const enqueue = useOutbox((store) => store.enqueue);
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const [full, setFull] = useState(false);
  const { door, unitId, address } = place;
  const { channel, relation, answers, visitedAt } = draft;
  const onPaper = channel === 'paper';
  const formLacks = missingOfForm(draft);
  const clock = chinaClock(Date.parse(visitedAt));
  const timeFault = visitTimeFault(clock, round, Date.now());
  const questionIds = questionIdsFor(round.questions, unitId);
  // What is typed from paper stands in the order of the paper.
  const orderSeed = onPaper ? PAPER_ORDER : `${round.roundId}/${door.householdId}`;
  const sections = ballotSections(
    round.questions,
    askedIds(round.questions, questionIds, answers),
    orderSeed,
  );
  const questions = sections.flatMap((section) => section.questions);
  useUnfolding(questions);
  const progress = ballotProgress(round.questions, questionIds, answers);
  const blank = progress.faults[WHOLE_BALLOT] !== undefined || progress.answered === 0;
  const channels = SPOKEN_CHANNELS.filter((one) => round.channels.includes(one));

  const ask = (): void => {
    setAsked(true);
    const badTime = !onPaper && timeFault !== undefined;
    if (channel === undefined || relation === undefined || badTime || formLacks.length > 0)
      focusOn('spoken-how');
    else if (progress.unfinished[0] !== undefined) focusOn(spokenAnchor(progress.unfinished[0]));
    else if (!blank) setSure(true);
  };
  const record = (): void => {
    const body = spokenBody(draft, door.householdId, answersToSend(round.questions, questionIds, answers));
    if (body === undefined) return;
    const { kept } = enqueue({ kind: 'response', roundId: round.roundId, body });
    spoken.forget();
    announce(`${address}：正在登记`);
    if (kept) onDone();
    else setFull(true);
  };

  return (
    <Box className="stack">
      {full && (
        <Banner tone="bad" title="这台设备存不下了，请不要离开这一页，等它登记完成。">
          可以先连上网络，再按“现在上传”。
        </Banner>
      )}
      <Box className="small" role="status">
        {spoken.kept.kept
          ? '每点一下都存在这台设备上，还没有登记。'
          : '这台设备存不下草稿，请一次填完，不要离开这一页。'}
      </Box>
      <Box id="spoken-how" className="stack" focusable>
        <Choice
          name="channel"
          legend="住户是怎么说的"
          options={channels.map((one) => ({ id: one, label: CHANNEL_NAMES[one] }))}
          picked={channel === undefined ? [] : [channel]}
          onChange={([picked]) => {
            const found = channels.find((one) => one === picked);
            if (found !== undefined) spoken.change({ channel: found });
          }}
          segments
          error={asked && channel === undefined ? '请选一项' : undefined}
        />
        <Choice
          name="relation"
          legend={onPaper ? '填表的人是这一户的' : '说话的人是这一户的'}
          options={RELATIONS.map((one) => ({ id: one, label: RELATION_NAMES[one] }))}
          picked={relation === undefined ? [] : [relation]}
          onChange={([picked]) => {
            const found = RELATIONS.find((one) => one === picked);
            if (found !== undefined) spoken.change({ relation: found });
          }}
          segments
          error={asked && relation === undefined ? '请选一项' : undefined}
        />
        {onPaper && (
          <PaperFields
            round={round}
            draft={draft}
            lacks={asked ? formLacks : []}
            onChange={(part) => spoken.change(part)}
          />
        )}
        {!onPaper && (
          <TimeField
            id="spokenAt"
            label="听到答复的时间"
            hint="默认是现在，可以改成实际的时间"
            value={clock}
            onChange={(value) => {
              const instant = instantOf(value);
              if (instant !== undefined) spoken.change({ visitedAt: instant });
            }}
            error={asked ? timeFault : undefined}
          />
        )}
      </Box>
      {questions.map((question, index) => (
        <SpokenQuestion
          key={question.questionId}
          question={question}
          place={index + 1}
          answers={answers}
          onChange={(changed) => spoken.change({ answers: changed })}
          faults={asked ? (progress.faults[question.questionId] ?? []) : []}
          orderSeed={orderSeed}
        />
      ))}
      {asked && progress.unfinished.length > 0 && (
        <Banner tone="bad" title={`还有 ${progress.unfinished.length} 题没选好，补上才能登记。`} />
      )}
      {asked && progress.unfinished.length === 0 && blank && (
        <Banner tone="bad" title="一题也没有答，不能登记；住户不愿表态请登记为“不愿表态”。" />
      )}
      <Sheet
        open={sure}
        inline
        title="把住户说的登记下来？"
        confirm="确认登记"
        onConfirm={record}
        onCancel={() => setSure(false)}
      >
        {address}，{relation === undefined ? '' : RELATION_NAMES[relation]}
        {onPaper ? '填的纸质表，' : '口述，'}
        {onPaper || channel === undefined
          ? ''
          : `${CHANNEL_NAMES[channel]}，${timeText(visitedAt)}，`}共答 {progress.answered}{' '}
        题。记为您经手登记，并会告知这一户；
        {onPaper ? '另一位同事会照着照片再录一遍。' : '截止前住户可以自己重新答复。'}
      </Sheet>
      {!sure && (
        <Button kind="primary" onPress={ask}>
          登记这一户的答复
        </Button>
      )}
    </Box>
  );
}
