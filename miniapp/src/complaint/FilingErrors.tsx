import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { FILING_QUESTIONS, type FilingQuestion } from './filingDraft.ts';
import type { Filing } from './useFiling.ts';

interface FilingErrorsProps {
  readonly filing: Filing;
  readonly onGo: (question: FilingQuestion) => void;
}

const NAMES: Readonly<Record<FilingQuestion, string>> = {
  category: '是哪一类事',
  place: '在哪里',
  text: '怎么回事',
  photos: '照片',
  urgency: '急不急',
  privacy: '邻居能不能看到',
  phone: '电话',
};

/** All that keeps it from being handed in, at the top, each with the way to its question. */
export function FilingErrors({ filing, onGo }: FilingErrorsProps) {
  const wrong = FILING_QUESTIONS.filter((question) => filing.faults[question] !== undefined);
  if (!filing.tried || wrong.length === 0) return null;
  return (
    <Box id="summary" className="banner banner--bad" role="alert" focusable>
      <Box className="banner__words stack">
        <Box className="banner__title">还有 {wrong.length} 处没填好，还不能提交</Box>
        {wrong.map((question) => (
          <Box key={question} className="row">
            <Box>
              {NAMES[question]}：{filing.faults[question]}
            </Box>
            <Button small aria-label={`去填：${NAMES[question]}`} onPress={() => onGo(question)}>
              去填
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
