import { useState } from 'react';
import type { Binding } from '../../../shared/identity/account.ts';
import { RELATIONS, type Relation } from '../../../shared/round/round.ts';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { useAccount } from '../store/accountStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

type TextName = 'code' | 'name' | 'phone';
type Faults = Readonly<Record<string, string>>;

/** What is typed, what is wrong with it (field → sentence), and handing it in. */
export function useBindForm(onBound: (binding: Binding) => void) {
  const [texts, setTexts] = useState<Readonly<Record<TextName, string>>>({ code: '', name: '', phone: '' });
  const [relation, setRelation] = useState<Relation>();
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const refresh = useAccount((store) => store.refresh);

  const show = (sentence: string, atFields: Faults): void => {
    setFaults(atFields);
    setProblem(sentence);
    focusOn('problem');
  };

  const submit = async (): Promise<void> => {
    const found = faultsOf(texts, relation);
    if (Object.keys(found).length > 0 || relation === undefined) return show('有内容需要修改。', found);
    setBusy(true);
    setProblem(undefined);
    setFaults({});
    const body = { code: texts.code.trim(), relation, name: texts.name.trim(), phone: texts.phone.trim() };
    const result = await call('POST /bindings', { body });
    setBusy(false);
    if (!result.ok) {
      const { code, fields = [] } = result.refusal;
      const named = fields.map((fault) => [fault.path, '请核对这一项'] as const);
      const atCode = code === 'binding/code-unknown' ? [['code', refusalSentence(code)] as const] : [];
      return show(refusalSentence(code), Object.fromEntries([...named, ...atCode]));
    }
    announce('绑定申请已提交');
    void refresh();
    onBound(result.value);
  };

  return {
    faults,
    problem,
    busy,
    relation,
    submit,
    setRelation: (picked: string | undefined): void => setRelation(RELATIONS.find((one) => one === picked)),
    field: (name: TextName) => ({
      value: texts[name],
      onChange: (value: string): void => setTexts((before) => ({ ...before, [name]: value })),
      error: faults[name],
    }),
  };
}

function faultsOf(texts: Readonly<Record<TextName, string>>, relation: Relation | undefined): Faults {
  const faults: Record<string, string> = {};
  if (texts.code.trim() === '') faults['code'] = '请填写绑定码';
  if (relation === undefined) faults['relation'] = '请选择一项';
  if (texts.name.trim() === '') faults['name'] = '请填写姓名';
  if (!/^[+\d][\d -]{5,19}$/.test(texts.phone.trim())) faults['phone'] = '请填写能联系到您的号码';
  return faults;
}
