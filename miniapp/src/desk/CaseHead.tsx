import { HEARD_NAMES, URGENCY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintStateTag } from '../components/ComplaintStateTag.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { complaintSentence } from '../words/complaintSentence.ts';
import { timeText } from '../words/dates.ts';
import { RATING_WORDS } from '../components/ratingWords.ts';
import { countText } from '../words/numbers.ts';
import { stageName } from '../words/names.ts';

/** What it is about, who holds it until when, and everything that the desk has to know before it acts. */
export function CaseHead({ complaint }: { readonly complaint: ComplaintView }) {
  const { text, clock, rating, heard, origin, mergedInto, closingAsked } = complaint;
  return (
    <Card title={`${complaint.number} · ${complaint.communityName}`}>
      <Box className="stack">
        <Box className="row">
          <ComplaintStateTag state={complaint.state} />
          <CategoryTag category={complaint.category} />
          <Tag tone={complaint.urgency === 'urgent' ? 'bad' : 'plain'}>
            {URGENCY_NAMES[complaint.urgency]}
          </Tag>
          {complaint.isPrivate && <Tag tone="info">不公开</Tag>}
        </Box>
        <Box className="large">{complaintSentence(complaint, Date.now())}</Box>
        <Box className="desk__text">{text ?? '（内容暂不显示）'}</Box>
        {clock !== null && <ClockLine clock={clock} />}
        <Box>
          <Cell title="位置" value={complaint.placeWords} />
          <Cell title="反映时间" value={timeText(complaint.filedAt)} />
          <Cell title="已经" value={`${countText(complaint.days)} 天`} />
          <Cell title="反映时的阶段" value={stageName(complaint.stage)} />
          <Cell title="也遇到的居民" value={`${countText(complaint.followers)} 人`} />
          {heard !== undefined && <Cell title="来源" value={`${HEARD_NAMES[heard]}，工作人员代为登记`} />}
          {origin !== undefined && (
            <Cell
              title="为哪一项"
              value={origin.title}
              onPress={() => openPage(paths.opinion(origin.opinionId))}
            />
          )}
          {complaint.reopenings > 0 && (
            <Cell title="说没有解决" value={`${countText(complaint.reopenings)} 次`} />
          )}
          {rating !== undefined && <Cell title="评价" value={RATING_WORDS[rating - 1] ?? String(rating)} />}
          {mergedInto !== undefined && (
            <Cell
              title="并到"
              value={mergedInto.number}
              onPress={() => openPage(paths.deskCase(mergedInto.complaintId))}
            />
          )}
        </Box>
        {closingAsked !== undefined && (
          <Box className="small">
            社区 {timeText(closingAsked.at)} 申请“客观无法解决”，等区住建局批准：{closingAsked.reason}
          </Box>
        )}
      </Box>
    </Card>
  );
}
