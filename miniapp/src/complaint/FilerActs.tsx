import { Card } from '../components/Card.tsx';
import { call } from '../platform/request.ts';
import { isAsked } from '../words/complaintSentence.ts';
import type { ActProps } from './actProps.ts';
import { ConfirmCard } from './ConfirmCard.tsx';
import { TellForm } from './TellForm.tsx';
import { isOpen } from '../../../shared/complaint/verbTable.ts';
import { WithdrawCard } from './WithdrawCard.tsx';

/** What waits for the filer's word, before everything else on the page. */
export function FilerDue({ view, onDone }: ActProps) {
  const { complaintId, communityId, may, clock } = view;
  const params = { complaintId };
  return (
    <>
      {(may.includes('confirm') || may.includes('reopen')) && <ConfirmCard view={view} onDone={onDone} />}
      {isAsked(clock) && (
        <Card title="办理的人有话问您" tone="warn">
          <TellForm
            id="answer"
            communityId={communityId}
            complaintId={complaintId}
            label="您的回答"
            hint="问的话在下面“办理过程”里；您回答以后接着计时"
            missing="请先写几个字"
            button="回答"
            primary
            done="回答已送到"
            send={(body) => call('POST /complaints/:complaintId/entries', { params, body })}
            onDone={onDone}
          />
        </Card>
      )}
      {may.includes('appeal') && (
        <Card title="不同意“不予受理”？" tone="warn">
          <TellForm
            id="appeal"
            communityId={communityId}
            complaintId={complaintId}
            label="为什么应当受理"
            hint="可以申诉一次，由上级来看"
            missing="请写几个字，说说为什么"
            button="申诉"
            primary
            done="申诉已送到"
            send={(body) => call('POST /complaints/:complaintId/appeal', { params, body })}
            onDone={onDone}
          />
        </Card>
      )}
    </>
  );
}

/** What the filer may also do: add a word, ask the superior after a missed deadline, withdraw. */
export function FilerMore({ view, onDone }: ActProps) {
  const { complaintId, communityId, may, clock, state } = view;
  const params = { complaintId };
  return (
    <>
      {may.includes('escalate') && (
        <Card title="超时了，可以请上级督办">
          <TellForm
            id="escalate"
            communityId={communityId}
            complaintId={complaintId}
            label="请上级督办什么"
            missing="请写几个字"
            button="请上级督办"
            done="已转上级督办"
            send={(body) => call('POST /complaints/:complaintId/escalate', { params, body })}
            onDone={onDone}
          />
        </Card>
      )}
      {isOpen(state) && !isAsked(clock) && (
        <Card title="补充一句">
          <TellForm
            id="say"
            communityId={communityId}
            complaintId={complaintId}
            label="还想说的"
            hint="办理的人马上能看到"
            missing="请先写几个字"
            button="补充"
            done="补充的话已送到"
            send={(body) => call('POST /complaints/:complaintId/entries', { params, body })}
            onDone={onDone}
          />
        </Card>
      )}
      {may.includes('withdraw') && <WithdrawCard view={view} onDone={onDone} />}
    </>
  );
}
