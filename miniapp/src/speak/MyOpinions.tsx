import type { OpinionThread } from '../../../shared/opinion/opinion.ts';
import type { Page } from '../../../shared/page.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import type { CallState } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { opinionState, saidText, SOURCE_NAMES } from '../words/opinionWords.ts';

/** What I wrote and what my household said in closed rounds, each with what became of it. */
export function MyOpinions({ state }: { readonly state: CallState<Page<OpinionThread>> }) {
  return (
    <Card title="我说过的，办得怎么样">
      <AsyncView
        state={state}
        rows={2}
        empty={(page) => page.items.length === 0}
        emptyWords="您还没有写过意见；征集里写的话，在征集截止后列在这里。"
      >
        {(page) => (
          <>
            {page.items.map((thread) => {
              const { tone, words } = opinionState(thread);
              const mark = thread.myMark === undefined ? '' : ` · 您家打了 ${thread.myMark} 分`;
              return (
                <Cell
                  key={thread.opinionId}
                  title={saidText(thread)}
                  hint={`${dateText(thread.at)} · ${SOURCE_NAMES[thread.source]}${mark}`}
                  value={<Tag tone={tone}>{words}</Tag>}
                  onPress={() => openPage(paths.opinion(thread.opinionId))}
                />
              );
            })}
          </>
        )}
      </AsyncView>
    </Card>
  );
}
