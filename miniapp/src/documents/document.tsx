import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { DocumentTable } from './DocumentTable.tsx';
import './documents.scss';

/** One document: what it is, its tables as printed, and what was noticed while transcribing. */
export default function DocumentPage() {
  const documentId = usePageParam('documentId');
  const state = useCall(
    'GET /documents/:documentId',
    documentId === undefined ? 'wait' : { params: { documentId } },
  );
  if (documentId === undefined) return <IncompleteLink title="依据文件" what="哪一份文件" from="documents" />;
  return (
    <Screen title={state.value?.title ?? '依据文件'} wide>
      <AsyncView state={state} rows={5}>
        {(document) => (
          <>
            <Card>
              <Box className="stack">
                <Box as="p">{document.summary}</Box>
                <Box className="small">
                  {[
                    document.number ?? '文号：原文没有写',
                    document.issuer,
                    document.issuedOn === undefined ? undefined : dateText(document.issuedOn),
                    `适用于${document.region}`,
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </Box>
              </Box>
            </Card>
            {document.tables.length === 0 && <Box>这份文件里没有表格。</Box>}
            {document.tables.map((table) => (
              <DocumentTable key={table.tableId} table={table} />
            ))}
            {document.notes.length > 0 && (
              <Card title="录入说明">
                <Box as="ul" className="documents__notes">
                  {document.notes.map((note) => (
                    <Box as="li" key={note}>
                      {note}
                    </Box>
                  ))}
                </Box>
              </Card>
            )}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}
