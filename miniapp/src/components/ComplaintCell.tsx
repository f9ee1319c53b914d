import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { Box, Words } from '../platform/box.tsx';
import { photoAddress } from '../platform/photoAddress.ts';
import { Picture } from '../platform/picture.tsx';
import { Press } from '../platform/press.tsx';
import { complaintSentence, daysWords } from '../words/complaintSentence.ts';
import { CategoryTag } from './CategoryTag.tsx';
import { ComplaintStateTag } from './ComplaintStateTag.tsx';
import { Tag } from './Tag.tsx';

interface ComplaintCellProps {
  readonly line: ComplaintLine;
  readonly onOpen: () => void;
}

/** One complaint in a list: what and where, how it stands in a sentence, for how many days, with its picture. */
export function ComplaintCell({ line, onOpen }: ComplaintCellProps) {
  const { category, placeWords, number, followers, text, urgency, thumbUrl } = line;
  return (
    <Press className="cell cell--press complaint__cell" onPress={onOpen}>
      {thumbUrl !== null && <Picture className="complaint__thumb" src={photoAddress(thumbUrl)} alt="" />}
      <Box className="cell__words stack">
        <Box className="row">
          <CategoryTag category={category} />
          <Words>{placeWords}</Words>
        </Box>
        {text !== null && <Box className="complaint__excerpt">{excerpt(text)}</Box>}
        <Box>{complaintSentence(line, Date.now())}</Box>
        <Box className="row">
          <ComplaintStateTag state={line.state} />
          {urgency === 'urgent' && <Tag tone="bad">紧急</Tag>}
        </Box>
        <Box className="small">
          {number} · {daysWords(line)}
          {followers > 0 ? ` · ${followers} 人也遇到` : ''}
        </Box>
      </Box>
    </Press>
  );
}

const EXCERPT = 60;

function excerpt(text: string): string {
  const letters = [...text];
  return letters.length <= EXCERPT ? text : `${letters.slice(0, EXCERPT).join('')}…`;
}
