import { useState } from 'react';
import type { OpinionGroup } from '../../../shared/opinion/opinion.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { useAccount } from '../store/accountStore.ts';
import { dateText } from '../words/dates.ts';
import { permilleText } from '../words/numbers.ts';
import { saidText } from '../words/opinionWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useAct } from '../store/useAct.ts';

/** One group: its opinions with how alike they are; those that are ticked belong together. */
export function GroupCard({ group }: { readonly group: OpinionGroup }) {
  const [now, setNow] = useState(group);
  const [ticked, setTicked] = useState<readonly string[]>(() => group.opinions.map((one) => one.opinionId));
  const works = useAccount((store) =>
    store.account?.roles.some(({ role }) => role === 'worker' || role === 'communityAdmin'),
  );
  const { busy, refusal, act } = useAct<OpinionGroup>(setNow);
  const { groupId, state, opinions } = now;
  const left = opinions.map(({ opinionId }) => opinionId).filter((id) => !ticked.includes(id));
  const body = { opinionIds: ticked };
  const [first] = opinions;
  if (opinions.length < 2) return null;
  return (
    <Card
      title={`${opinions.length} 条相近的意见`}
      mark={
        <Tag tone={state === 'confirmed' ? 'good' : 'warn'}>
          {state === 'confirmed' ? '已确认' : '等您确认'}
        </Tag>
      }
    >
      <Box className="stack">
        <Choice
          name={`group-${groupId}`}
          legend="说的是一回事的，打上勾"
          multiple
          disabled={works !== true}
          options={opinions.map((opinion) => ({
            id: opinion.opinionId,
            label: saidText(opinion),
            hint: `${dateText(opinion.at)}${
              opinion.likeness === undefined ? '' : ` · 用词相同约 ${permilleText(opinion.likeness)}`
            }`,
          }))}
          picked={ticked}
          onChange={setTicked}
        />
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        {works === true && (
          <Box className="row">
            <Button
              kind="primary"
              busy={busy}
              disabled={ticked.length < 2}
              onPress={() =>
                void act(
                  () => call('POST /opinion-groups/:groupId/confirm', { params: { groupId }, body }),
                  '已确认',
                )
              }
            >
              确认打勾的是一组
            </Button>
            {left.length > 0 && (
              <Button
                busy={busy}
                onPress={() =>
                  void act(
                    () =>
                      call('POST /opinion-groups/:groupId/split', {
                        params: { groupId },
                        body: { opinionIds: left },
                      }),
                    '已拆开',
                  )
                }
              >
                把没打勾的拆开
              </Button>
            )}
          </Box>
        )}
        {state === 'confirmed' && first !== undefined && (
          <Button kind="quiet" onPress={() => openPage(paths.opinion(first.opinionId))}>
            去记下这一组的结果
          </Button>
        )}
      </Box>
    </Card>
  );
}
