import { isOpen } from '../../../shared/complaint/verbTable.ts';
import { Card } from '../components/Card.tsx';
import { call } from '../platform/request.ts';
import type { ActProps } from './actProps.ts';
import { ConfirmCard } from './ConfirmCard.tsx';
import { TellForm, type TellWords } from './TellForm.tsx';
import { WithdrawCard } from './WithdrawCard.tsx';

/** What waits for the filer's word, before everything else on the page. */
export function FilerDue(props: ActProps) {
  const { may, openQuestion } = props.view;
  return (
    <>
      {(may.includes('confirm') || may.includes('reopen')) && <ConfirmCard {...props} />}
      {openQuestion !== undefined && <TellCard {...props} tells={ANSWER} />}
      {may.includes('appeal') && <TellCard {...props} tells={APPEAL} />}
    </>
  );
}

/** What the filer may also do: add a word, ask the superior after a missed deadline, withdraw. */
export function FilerMore(props: ActProps) {
  const { may, openQuestion, state } = props.view;
  return (
    <>
      {may.includes('escalate') && <TellCard {...props} tells={ESCALATE} />}
      {isOpen(state) && openQuestion === undefined && <TellCard {...props} tells={SAY} />}
      {may.includes('withdraw') && <WithdrawCard {...props} />}
    </>
  );
}

interface Tells extends TellWords {
  readonly title: string;
  readonly tone?: 'warn';
  readonly route:
    | 'POST /complaints/:complaintId/entries'
    | 'POST /complaints/:complaintId/appeal'
    | 'POST /complaints/:complaintId/escalate';
}

const ANSWER: Tells = {
  route: 'POST /complaints/:complaintId/entries',
  id: 'answer',
  title: '办理的人有话问您',
  tone: 'warn',
  label: '您的回答',
  hint: '问的话在下面“办理过程”里；您回答了才好接着办',
  missing: '请先写几个字',
  button: '回答',
  primary: true,
  done: '回答已送到',
};
const APPEAL: Tells = {
  route: 'POST /complaints/:complaintId/appeal',
  id: 'appeal',
  title: '不同意“不予受理”？',
  tone: 'warn',
  label: '为什么应当受理',
  hint: '可以申诉一次，由上级来看',
  missing: '请写几个字，说说为什么',
  button: '申诉',
  primary: true,
  done: '申诉已送到',
};
const ESCALATE: Tells = {
  route: 'POST /complaints/:complaintId/escalate',
  id: 'escalate',
  title: '超时了，可以请上级督办',
  label: '请上级督办什么',
  missing: '请写几个字',
  button: '请上级督办',
  done: '已转上级督办',
};
const SAY: Tells = {
  route: 'POST /complaints/:complaintId/entries',
  id: 'say',
  title: '补充一句',
  label: '还想说的',
  hint: '办理的人马上能看到',
  missing: '请先写几个字',
  button: '补充',
  done: '补充的话已送到',
};

function TellCard({ tells, ...props }: ActProps & { readonly tells: Tells }) {
  const { title, tone = 'plain', route, ...words } = tells;
  const params = { complaintId: props.view.complaintId };
  return (
    <Card title={title} tone={tone}>
      <TellForm {...props} words={words} send={(body) => call(route, { params, body })} />
    </Card>
  );
}
