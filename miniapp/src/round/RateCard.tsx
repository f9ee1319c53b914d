import type { RoundResult } from '../../../shared/round/result/result.ts';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { momentOf } from '../words/momentText.ts';
import { countText, permilleText } from '../words/numbers.ts';

interface Line {
  readonly name: string;
  readonly official: string;
  readonly strict: string;
  readonly met: string;
}

const COLUMNS: readonly TableColumn<Line>[] = [
  { id: 'name', title: '怎么算', cell: (line) => line.name },
  { id: 'official', title: '征集率', cell: (line) => line.official, numeric: true },
  { id: 'strict', title: '全体口径', cell: (line) => line.strict, numeric: true },
  { id: 'met', title: '达标', cell: (line) => line.met },
];

/** How many households were heard: the rate with its picture, the two lines of disputed answers, what they could change. */
export function RateCard({ result }: { readonly result: RoundResult }) {
  const { participation, solicitation } = result;
  const { gate, lines, margin, contact } = solicitation;
  const moment = momentOf(result);
  return (
    <Card title="多少户答复了">
      <Box className="stack">
        <RateRule rate={participation} />
        {moment?.differs === true && <Box>{moment.sentence}</Box>}
        {gate === 'shortAfterDisputes' && (
          <Banner tone="warn" title="争议后不足">
            截止时已经达标，后来有住户提出异议，现在不够了。已经通过的前置条件不自动撤销，由主管部门决定怎么办。
          </Banner>
        )}
        {margin.households > 0 && (
          <Table
            caption="有异议的答复，两种算法都列出来"
            columns={COLUMNS}
            rows={[
              lineOf('有异议的先不算（以这一行为准）', lines.without),
              lineOf('有异议的也算上', lines.with),
            ]}
            rowId={({ name }) => name}
          />
        )}
        <Box>{margin.sentence}</Box>
        <Box className="small">
          接触到的（答复、不愿表态、待核验、有异议）：{countText(contact.reached)}/
          {countText(contact.denominator)} 户，
          {permilleText(contact.permille)}
        </Box>
      </Box>
    </Card>
  );
}

function lineOf(name: string, { official, strict }: RoundResult['solicitation']['lines']['with']): Line {
  return {
    name,
    official: `${countText(official.answered)}/${countText(official.denominator)} 户，${permilleText(official.permille)}`,
    strict: `${countText(strict.answered)}/${countText(strict.denominator)} 户，${permilleText(strict.permille)}`,
    met: official.met ? '达标' : `还差 ${countText(official.need)} 户`,
  };
}
