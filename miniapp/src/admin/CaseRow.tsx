import type { ReactNode } from 'react';
import type { CaseState } from '../../../shared/round/case/roundCase.ts';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import type { CallResult } from '../platform/clientRefusal.ts';
import { CASE_STATE_WORDS } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';
import { CaseDecision } from './CaseDecision.tsx';

/** A request, what approving it changes, and how it is decided. */
export interface CaseRowProps {
  readonly id: string;
  readonly title: string;
  /** What was asked for by one person and is decided by another. */
  readonly asked: {
    readonly state: CaseState;
    readonly askedAt: string;
    readonly askedByMe: boolean;
    readonly decisionWords?: string;
    readonly decidedAt?: string;
  };
  /** Whether the round still takes a decision. */
  readonly open: boolean;
  /** What approving changes, in a sentence. */
  readonly will: string;
  /** Approving cannot be taken back: it asks once more, in these words. */
  readonly final?: string;
  readonly decide: (verb: 'approve' | 'reject', words: string) => Promise<CallResult<unknown>>;
  readonly onDone: () => void;
  /** What was asked for, and on what grounds. */
  readonly children: ReactNode;
}

/** One request in a list: what it is about, when it was asked, what came of it, and the decision where one is due. */
export function CaseRow({ id, title, asked, open, will, final, decide, onDone, children }: CaseRowProps) {
  const { state, askedAt, askedByMe, decisionWords, decidedAt } = asked;
  const { name, tone } = CASE_STATE_WORDS[state];
  return (
    <Box as="li" className="admin__question stack">
      <Box className="row">
        <Box className="admin__asked">{title}</Box>
        <Tag tone={tone}>{name}</Tag>
      </Box>
      {children}
      <Box className="small">申请于 {timeText(askedAt)}</Box>
      {decisionWords !== undefined && (
        <Box className="small">
          审核意见：{decisionWords}
          {decidedAt === undefined ? '' : `（${timeText(decidedAt)}）`}
        </Box>
      )}
      {open && state === 'waiting' && (
        <CaseDecision
          id={id}
          will={will}
          askedByMe={askedByMe}
          final={final}
          decide={decide}
          onDone={onDone}
        />
      )}
    </Box>
  );
}
