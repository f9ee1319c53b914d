import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';

/** 依据文件: the published plans that numbers and rules quote. */
export default function DocumentsPage() {
  const state = useCall('GET /documents', {});
  return (
    <Screen title="依据文件">
      <Banner tone="info" title="这些是政府公布的文件里的数字，照原文录入，只能看，不能改。">
        演示小区是虚构的，和文件里的真实小区没有关系。
      </Banner>
      <AsyncView
        state={state}
        rows={5}
        empty={({ items }) => items.length === 0}
        emptyWords="还没有录入文件。"
      >
        {({ items }) => (
          <Card>
            {items.map((document) => (
              <Cell
                key={document.documentId}
                title={document.title}
                hint={[document.number, document.region, document.issuedOn && dateText(document.issuedOn)]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · ')}
                onPress={() => openPage(paths.document(document.documentId))}
              />
            ))}
          </Card>
        )}
      </AsyncView>
    </Screen>
  );
}
