import { Box, Words } from '../platform/box.tsx';

export interface TimelineStep {
  readonly id: string;
  readonly title: string;
  /** Dates in words. */
  readonly when?: string;
  /** Who must act, what blocks, a note. */
  readonly lines?: readonly string[];
  readonly state: 'done' | 'now' | 'next';
}

const STATE_WORDS = { done: '已完成', now: '现在', next: '以后' } as const;
const SHAPES = { done: '✓', now: '●', next: '○' } as const;

/** 时间轴: a path of steps with where we are. Several may be `now`: windows overlap. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <Box as="ol" className="timeline">
      {steps.map((step) => (
        <Box
          as="li"
          key={step.id}
          className={`timeline__step timeline__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <Box className="timeline__shape" aria-hidden>
            {SHAPES[step.state]}
          </Box>
          <Box className="timeline__words">
            <Box className="timeline__title">
              {step.title} <Words className="timeline__state">{STATE_WORDS[step.state]}</Words>
            </Box>
            {step.when !== undefined && <Box className="timeline__when">{step.when}</Box>}
            {step.lines?.map((line) => (
              <Box key={line} className="timeline__line">
                {line}
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
