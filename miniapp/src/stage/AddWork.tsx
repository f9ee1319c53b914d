import { useState } from 'react';
import { plannedWork } from '../../../shared/plan/cataloguedWork.ts';
import {
  FUNDING_SOURCES,
  FUNDING_SOURCE_NAMES,
  ITEM_CLASS_WORDS,
  type MenuItemTemplate,
} from '../../../shared/plan/menuItem.ts';
import type { PlanItem } from '../../../shared/plan/plan.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { announce } from '../store/announceStore.ts';
import { yuanText } from '../words/numbers.ts';

interface AddWorkProps {
  /** What the plan does not contain yet. */
  readonly works: readonly MenuItemTemplate[];
  /** What this version adds so far. */
  readonly added: readonly PlanItem[];
  readonly onChange: (added: readonly PlanItem[]) => void;
  /** Whether a work is picked that has not been put into the version. */
  readonly onPicking: (picking: boolean) => void;
}

const YUAN = /^\d{1,9}$/;
const NOTHING = { picked: '', cost: '', residents: '0', share: '0' };

/** 新增内容: works of the catalogue, each with its cost and who pays, put into the version one by one. */
export function AddWork({ works, added, onChange, onPicking }: AddWorkProps) {
  const [form, setForm] = useState(NOTHING);
  const [source, setSource] = useState<PlanItem['funding'][number]['source']>('localFiscal');
  const [asked, setAsked] = useState(false);
  const left = works.filter(({ catalogueId }) => added.every(({ itemId }) => itemId !== catalogueId));
  const work = left.find(({ catalogueId }) => catalogueId === form.picked);
  const noCost = !YUAN.test(form.cost) || Number(form.cost) === 0;
  const residentsPay = source !== 'residents';
  const tooMuch = residentsPay && (!YUAN.test(form.residents) || Number(form.residents) > Number(form.cost));
  const noShare = !YUAN.test(form.share);
  const change = (part: Partial<typeof NOTHING>): void => setForm((before) => ({ ...before, ...part }));
  const add = (): void => {
    setAsked(true);
    if (work === undefined) return focusOn('work');
    if (noCost) return focusOn('work-cost');
    if (tooMuch) return focusOn('work-residents');
    if (noShare) return focusOn('work-share');
    const costFen = Number(form.cost) * 100;
    const residentsFen = residentsPay ? Number(form.residents) * 100 : costFen;
    onChange([
      ...added,
      plannedWork(work, { costFen, source, residentsFen, shareFen: Number(form.share) * 100 }),
    ]);
    announce(`已放进新的一版：${work.name}`);
    setForm(NOTHING);
    setAsked(false);
    onPicking(false);
  };
  return (
    <Box className="stack">
      {added.map(({ itemId, name, costFen, legalEffect, ...item }) => (
        <Box key={itemId} className="row">
          <Tag tone={item.class} shape={ITEM_CLASS_WORDS[item.class].shape}>
            {ITEM_CLASS_WORDS[item.class].name}
          </Tag>
          <Box>
            新增 {name}，{yuanText(costFen)}
          </Box>
          {legalEffect !== undefined && <Tag tone="warn">需业主表决</Tag>}
          <Button small onPress={() => onChange(added.filter((one) => one.itemId !== itemId))}>
            不加了
          </Button>
        </Box>
      ))}
      <Select
        id="work"
        label="从改造菜单里新增一项（不加就不选）"
        value={work === undefined ? '' : form.picked}
        onSelect={(picked) => {
          change({ picked });
          onPicking(picked !== '');
        }}
        options={[{ id: '', label: '不新增' }, ...left.map(optionOf)]}
      />
      {work !== undefined && (
        <>
          {work.lookWhenDone !== undefined && (
            <Box className="small">
              改好后的样子：{work.lookWhenDone.text}（{work.lookWhenDone.source}）
            </Box>
          )}
          {work.legalEffect !== 'none' && (
            <Box className="small">需业主表决：{work.legalEffect.explanation}</Box>
          )}
          <Field
            id="work-cost"
            label="造价（元）"
            kind="code"
            value={form.cost}
            onChange={(cost) => change({ cost })}
            error={asked && noCost ? '写一个整数' : undefined}
          />
          <Select
            id="work-source"
            label="主要由谁出钱"
            value={source}
            onSelect={(id) => setSource(FUNDING_SOURCES.find((one) => one === id) ?? 'localFiscal')}
            options={FUNDING_SOURCES.map((id) => ({ id, label: FUNDING_SOURCE_NAMES[id] }))}
          />
          {residentsPay && (
            <Field
              id="work-residents"
              label="其中居民一共出（元）"
              hint="居民不出钱就写 0"
              kind="code"
              value={form.residents}
              onChange={(residents) => change({ residents })}
              error={asked && tooMuch ? '写一个整数，不超过造价' : undefined}
            />
          )}
          <Field
            id="work-share"
            label="每户平均分摊（元）"
            hint="住户在方案里看到的数"
            kind="code"
            value={form.share}
            onChange={(share) => change({ share })}
            error={asked && noShare ? '写一个整数' : undefined}
          />
          <Button onPress={add}>放进新的一版</Button>
        </>
      )}
    </Box>
  );
}

function optionOf({ catalogueId, name, ...work }: MenuItemTemplate): { id: string; label: string } {
  const { shape, name: className } = ITEM_CLASS_WORDS[work.class];
  return { id: catalogueId, label: `${shape} ${className} · ${name}` };
}
