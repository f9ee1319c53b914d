import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { focusOn } from '../platform/focus.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';
import { AskedQuestion } from './AskedQuestion.tsx';
import { FILING_QUESTIONS } from './filingDraft.ts';
import { FilingErrors } from './FilingErrors.tsx';
import { FilingKept } from './FilingKept.tsx';
import type { FilingProps } from './filingProps.ts';
import type { Filing } from './useFiling.ts';

/** All questions on one page. */
export function NormalFiling(props: FilingProps) {
  const { filing } = props;
  return (
    <>
      <RefusedFiling filing={filing} />
      <FilingErrors filing={filing} onGo={(question) => focusOn(`q-${question}`)} />
      {FILING_QUESTIONS.map((question) => (
        <Card key={question}>
          <AskedQuestion question={question} {...props} />
        </Card>
      ))}
    </>
  );
}

/** What the server said to it last; the content stays for editing. */
export function RefusedFiling({ filing: { item } }: { readonly filing: Filing }) {
  if (item?.state !== 'refused' || item.refusal === undefined) return null;
  return (
    <Banner tone="bad" title={`未登记：${refusalSentence(item.refusal.code)}`}>
      {wayOut(item.refusal.code)}
    </Banner>
  );
}

/** Under the thumb: what is kept, and the one button that hands it in. */
export function FilingActions({ filing }: { readonly filing: Filing }) {
  const file = (): void => {
    if (!filing.file()) focusOn('summary');
  };
  return (
    <>
      <FilingKept filing={filing} />
      <Button kind="primary" onPress={file}>
        交给社区
      </Button>
    </>
  );
}
