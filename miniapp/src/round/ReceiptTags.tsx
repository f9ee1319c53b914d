import { choiceTag, isListed } from '../../../shared/round/result/choiceList.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import type { ReceiptedAct } from './findReceipt.ts';
import '../components/questions/answers.scss';

/** The tags under which a pseudonymous round lists this answer, made on this phone from the receipt. */
export function ReceiptTags({ act, round }: { readonly act: ReceiptedAct; readonly round: RoundView }) {
  const salt = act.receipt.opening.household?.salt;
  if (round.disclosure !== 'pseudonymous' || act.kind !== 'response' || salt === undefined) return null;
  const answered = act.answers.map(({ questionId }) => questionId);
  const listed = round.questions.filter(
    (question) => isListed(question) && answered.includes(question.questionId),
  );
  return (
    <Card title="您家在代号名单里的代号">
      <Box className="stack">
        <Box>截止以后，本小区业主看到的名单里，这几行是您家的。请记下来或打印，不要告诉别人。</Box>
        <Box as="ul">
          {listed.map(({ questionId, title }) => (
            <Box as="li" key={questionId} className="review">
              <Box className="review__words">
                <Box>{title}</Box>
                <Box className="slip__hash">{choiceTag(verifyCrypto, salt, questionId)}</Box>
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </Card>
  );
}
