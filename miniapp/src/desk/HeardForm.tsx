import { useState } from 'react';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_LENGTH,
  HEARD_CHANNELS,
  MOST_PHOTOS,
  PUBLIC_PLACE,
} from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES, HEARD_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { useActing } from '../store/useActing.ts';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { EMPTY_HEARD, heardComplaint, heardFaults, type HeardDraft } from './heardDraft.ts';
import { HouseholdSelect } from './HouseholdSelect.tsx';

interface HeardFormProps {
  readonly communities: readonly { readonly communityId: string; readonly name: string }[];
}

/** Takes down what a resident said, once however often it is sent, and then opens it at the desk. */
export function HeardForm({ communities }: HeardFormProps) {
  const [draft, setDraft] = useState<HeardDraft>({
    ...EMPTY_HEARD,
    communityId: communities[0]?.communityId ?? '',
  });
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const { busy, refusal, act } = useActing((filed) => replacePage(paths.deskCase(filed.complaintId)));
  const { communityId, where, category } = draft;
  const places = useCall('GET /communities/:communityId/complaints/places', { params: { communityId } });
  const change = (part: Partial<HeardDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const error = asked ? heardFaults(draft) : {};
  const isPrivate = draft.isPrivate ?? category === 'conflict';

  const send = async (): Promise<void> => {
    setAsked(true);
    const complaint = heardComplaint(draft);
    if (complaint === undefined || waiting > 0) return;
    await act(
      draft,
      (clientKey) =>
        call('POST /communities/:communityId/complaints', {
          params: { communityId },
          body: { clientKey, ...complaint },
        }),
      '已登记',
    );
  };

  return (
    <Card title="居民说了什么">
      <Box className="stack">
        {communities.length > 1 && (
          <Select
            id="heard-community"
            label="小区"
            value={communityId}
            onSelect={(id) => change({ communityId: id, where: '', householdId: '' })}
            options={communities.map((one) => ({ id: one.communityId, label: one.name }))}
          />
        )}
        <Choice
          name="heard-channel"
          legend="怎么听到的"
          segments
          options={HEARD_CHANNELS.map((id) => ({ id, label: HEARD_NAMES[id] }))}
          picked={[draft.heard]}
          onChange={([picked]) => change({ heard: HEARD_CHANNELS.find((id) => id === picked) ?? '' })}
          error={error.heard}
        />
        <Choice
          name="heard-category"
          legend="类别"
          segments
          options={COMPLAINT_CATEGORIES.map((id) => ({ id, label: CATEGORY_NAMES[id] }))}
          picked={[category]}
          onChange={([picked]) =>
            change({ category: COMPLAINT_CATEGORIES.find((id) => id === picked) ?? '' })
          }
          error={error.category}
        />
        <Choice
          name="heard-where"
          legend="在哪里"
          segments
          options={[
            ...(places.value?.items ?? []).flatMap(({ buildingId, name }) =>
              buildingId === null ? [] : [{ id: buildingId, label: name }],
            ),
            { id: PUBLIC_PLACE, label: '公共区域' },
          ]}
          picked={[where]}
          onChange={([picked]) => change({ where: picked ?? '', householdId: '' })}
          error={error.where}
        />
        {where !== '' && where !== PUBLIC_PLACE && (
          <>
            <Field
              id="heard-unit"
              label="单元"
              hint="写数字，例如 2"
              required={false}
              kind="code"
              maxLength={2}
              value={draft.unit}
              onChange={(unit) => change({ unit })}
              error={error.unit}
            />
            <HouseholdSelect
              communityId={communityId}
              buildingId={where}
              value={draft.householdId}
              onSelect={(householdId) => change({ householdId })}
            />
          </>
        )}
        <Field
          id="heard-words"
          label="具体位置"
          hint="例如：三楼楼道、东门停车场"
          required={false}
          maxLength={60}
          value={draft.words}
          onChange={(words) => change({ words })}
        />
        <Field
          id="heard-text"
          label="居民说的话"
          hint="尽量写原话；不要写姓名、电话和门牌"
          kind="long"
          maxLength={COMPLAINT_LENGTH}
          value={draft.text}
          onChange={(text) => change({ text })}
          error={error.text}
        />
        <PhotoPicker
          communityId={communityId}
          label="加照片（选填）"
          most={MOST_PHOTOS}
          photos={draft.photos}
          onChange={(photos) => change({ photos })}
          onWaiting={setWaiting}
          error={asked && waiting > 0 ? `还有 ${waiting} 张照片在上传，传完再按一次` : undefined}
        />
        <Choice
          name="heard-urgency"
          legend="紧急程度"
          segments
          options={[
            { id: 'usual', label: '一般' },
            { id: 'urgent', label: '紧急，有危险' },
          ]}
          picked={[draft.urgency]}
          onChange={([picked]) => change({ urgency: picked === 'urgent' ? 'urgent' : 'usual' })}
        />
        <Choice
          name="heard-private"
          legend="公开"
          options={[
            {
              id: 'private',
              label: '不公开，只有反映人和工作人员看得到',
              hint: '矛盾纠纷一开始就是不公开的',
            },
          ]}
          multiple
          picked={isPrivate ? ['private'] : []}
          onChange={(picked) => change({ isPrivate: picked.length > 0 })}
        />
        <Field
          id="heard-phone"
          label="居民愿意留的电话"
          hint="加密保存；每次查看都会记下"
          required={false}
          kind="phone"
          maxLength={20}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          登记
        </Button>
      </Box>
    </Card>
  );
}
