import type { OpinionThread } from '../../../shared/opinion/opinion.ts';
import { opinionSteps, type OpinionStep } from '../../../shared/opinion/opinionSteps.ts';
import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import { Button } from '../components/Button.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { dateText } from '../words/dates.ts';
import { CHANNEL_NAMES, RELATION_NAMES } from '../words/names.ts';
import { linkText, saidText, scoreLineText, SOURCE_NAMES, STEP_NAMES } from '../words/opinionWords.ts';

const SHAPES = { done: '✓', waiting: '○', declined: '✕' } as const;
const STATE_WORDS = { done: '有了', waiting: '还没有', declined: '不办' } as const;

/** 意见办理进展: opinion → plan → acceptance → later score, each step with who, what and when. */
export function OpinionPicture({ thread }: { readonly thread: OpinionThread }) {
  return (
    <Box as="ol" className="thread" aria-label="意见办理进展">
      {opinionSteps(thread).map((step) => (
        <Box as="li" key={step.step} className={`thread__step thread__step--${step.state}`}>
          <Box className="thread__shape" aria-hidden>
            {SHAPES[step.state]}
          </Box>
          <Box className="thread__words">
            <Box className="thread__title">
              {stepName(step, thread)} <Words className="thread__state">{stateWords(step, thread)}</Words>
            </Box>
            {step.step === 'said' ? <Said thread={thread} /> : <Links step={step} thread={thread} />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function stateWords({ step, state }: OpinionStep, { source }: OpinionThread): string {
  if (step !== 'said') return STATE_WORDS[state];
  return source === 'score' ? '已公布' : '已收到';
}

/** A low score is what several households marked: nobody wrote it. */
function stepName({ step }: OpinionStep, { mine, source }: OpinionThread): string {
  if (step !== 'said') return STEP_NAMES[step];
  if (source === 'score') return '住户打的分';
  return mine ? STEP_NAMES.said : '居民说了';
}

function Said({ thread }: { readonly thread: OpinionThread }) {
  const { at, source, relation, channel, round, households, published, myMark } = thread;
  const who = relation === undefined ? '' : ` · ${RELATION_NAMES[relation]}`;
  const how = channel === undefined ? '' : ` · 工作人员记下（${CHANNEL_NAMES[channel]}）`;
  return (
    <>
      <Box className="thread__said">{source === 'score' ? saidText(thread) : `“${saidText(thread)}”`}</Box>
      {myMark !== undefined && <Box>您家打了 {myMark} 分。</Box>}
      <Box className="small">
        {dateText(at)} · {SOURCE_NAMES[source]}
        {who}
        {how}
      </Box>
      {round !== undefined && (
        <Box className="small">
          在“{round.title}”里：{round.question}
        </Box>
      )}
      {households !== null && <Box className="small">有 {households} 户说了差不多的话。</Box>}
      {thread.check === 'pending' && (
        <Box className="small">文字还在检查，检查过以前只有本人和工作人员看得到。</Box>
      )}
      {thread.check === 'refused' && (
        <Box className="small">内容检查认为这些文字不适合公开，只有本人和工作人员看得到。</Box>
      )}
      {published !== undefined && published.words !== thread.words && (
        <Box className="small">
          公开的文字（{dateText(published.at)}，{ROLE_NAMES[published.by]}）：“{published.words}”
        </Box>
      )}
    </>
  );
}

function Links({ step, thread }: { readonly step: OpinionStep; readonly thread: OpinionThread }) {
  const { communityId, next } = thread;
  const later = step.step === 'score' ? next : undefined;
  if (step.links.length === 0 && later === undefined)
    return (
      <Box className="small">{step.state === 'declined' ? '原因见上面的说明。' : '有了会写在这里。'}</Box>
    );
  return (
    <>
      {later !== undefined && (
        <>
          <Box>{later.roundTitle}</Box>
          <Box>{scoreLineText(later)}</Box>
        </>
      )}
      {step.links.map((link) => (
        <Box key={link.linkId} className={link.undone === undefined ? '' : 'thread__undone'}>
          <Box>{linkText(link)}</Box>
          {link.target.kind === 'complaint' && (
            <ComplaintButton complaintId={link.target.complaintId} communityId={communityId} />
          )}
          {link.note !== undefined && <Box>{link.note}</Box>}
          {link.line !== undefined && <Box>{scoreLineText(link.line)}</Box>}
          <Box className="small">
            {dateText(link.at)} · {ROLE_NAMES[link.by]}
          </Box>
          {link.undone !== undefined && (
            <Box className="small">
              {dateText(link.undone.at)} · {ROLE_NAMES[link.undone.by]}撤销：{link.undone.reason}
            </Box>
          )}
        </Box>
      ))}
    </>
  );
}

/** Toward those who may read it: where they live, or where they work. */
function ComplaintButton({
  complaintId,
  communityId,
}: {
  readonly complaintId: string;
  readonly communityId: string;
}) {
  const account = useAccount((store) => store.account);
  const works = account?.roles.some(({ role }) => role === 'worker' || role === 'communityAdmin') === true;
  const lives = account?.households.some((home) => home.communityId === communityId) === true;
  if (!works && !lives) return null;
  return (
    <Button
      small
      onPress={() => openPage(works ? paths.deskCase(complaintId) : paths.complaint(complaintId))}
    >
      看这件诉求
    </Button>
  );
}
