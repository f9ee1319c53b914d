import type { ReactNode } from 'react';
import type { ComplaintEntryView } from '../../../shared/complaint/complaintView.ts';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';
import { entryNote, entryTitle } from '../words/entryText.ts';
import { PhotoRow } from './PhotoRow.tsx';
import { Tag } from './Tag.tsx';

interface ComplaintEntryListProps {
  readonly entries: readonly ComplaintEntryView[];
  /** The reader filed it and is called 您. */
  readonly mine?: boolean;
  /** What may be done with an entry (moderation), under it. */
  readonly acts?: (entry: ComplaintEntryView) => ReactNode;
}

/** 办理过程: everything that was done and said, oldest first, each with its author's role and time. */
export function ComplaintEntryList({ entries, mine = false, acts }: ComplaintEntryListProps) {
  return (
    <Box as="ol" className="entries" aria-label="办理过程">
      {entries.map((entry) => {
        const title = entryTitle(entry, mine);
        const note = entryNote(entry);
        return (
          <Box
            as="li"
            key={entry.entryId}
            className={entry.internal === true ? 'entry entry--internal' : 'entry'}
          >
            <Box className="entry__shape" aria-hidden>
              ●
            </Box>
            <Box className="stack">
              <Box>
                <Box className="entry__title">{title}</Box>
                <Box className="small">{timeText(entry.at)}</Box>
              </Box>
              {entry.internal === true && (
                <Box>
                  <Tag tone="warn">内部备注，居民看不到</Tag>
                </Box>
              )}
              {entry.text !== null && entry.text !== '' && <Box className="entry__said">{entry.text}</Box>}
              <PhotoRow photos={entry.photos} words={`${title}的照片`} />
              {note !== undefined && <Box className="small">{note}</Box>}
              {acts?.(entry)}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
