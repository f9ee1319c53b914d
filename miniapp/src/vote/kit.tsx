import { useState } from 'react';
import type { KitDocument } from '../../../shared/round/vote/statutoryKit.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { apiAddress } from '../platform/apiAddress.ts';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { openOwnFile } from '../platform/openFile.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { useCall } from '../store/useCall.ts';
import './kit.scss';

/** 召集工具包: the six papers of an owners' vote, one sheet each, to read on a phone and print from a desktop. */
export default function KitPage() {
  const roundId = usePageParam('roundId');
  const state = useCall('GET /rounds/:roundId/kit', roundId === undefined ? 'wait' : { params: { roundId } });
  const [picked, setPicked] = useState<string>();
  const paper = apiAddress(`/exports/rounds/${encodeURIComponent(roundId ?? '')}/kit.pdf`);
  if (roundId === undefined) return <IncompleteLink title="召集文书" what="哪一次表决" from="rounds" />;
  return (
    <Screen title="召集文书">
      <AsyncView
        state={state}
        rows={6}
        empty={({ documents }) => documents.length === 0}
        emptyWords="这不是业主表决，没有召集文书。"
      >
        {({ documents }) => {
          const shown = picked === undefined ? documents : documents.filter(({ paper }) => paper === picked);
          return (
            <>
              <Box className="kit__tools stack">
                <Choice
                  name="paper"
                  legend="要哪一份？不选就是全部，一份一页。"
                  segments
                  options={documents.map(({ paper, title }) => ({
                    id: paper,
                    label: title.replace(/：.*/, ''),
                  }))}
                  picked={picked === undefined ? [] : [picked]}
                  onChange={([paper]) => setPicked(paper)}
                />
                {picked !== undefined && <Button onPress={() => setPicked(undefined)}>全部都要</Button>}
                {mayPrint && (
                  <Button kind="primary" onPress={printPage}>
                    打印
                  </Button>
                )}
                <Button onPress={() => void openOwnFile(paper, '召集文书.pdf')}>
                  下载全部文书（PDF，可打印）
                </Button>
              </Box>
              {shown.map((document) => (
                <Paper key={document.paper} document={document} />
              ))}
            </>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

function Paper({ document }: { readonly document: KitDocument }) {
  return (
    <Box as="article" className="kit" aria-label={document.title}>
      <Box as="h2" className="kit__title">
        {document.title}
      </Box>
      {document.blocks.map((block, at) => (
        <Box key={`${block.heading ?? ''}${at}`} className="kit__block">
          {block.heading !== undefined && (
            <Box as="h3" className="kit__heading">
              {block.heading}
            </Box>
          )}
          {block.lines.map((line) => (
            <Box as="p" key={line}>
              {line}
            </Box>
          ))}
          {block.boxes !== undefined && (
            <Box className="kit__boxes">
              {block.boxes.map((box) => (
                <Box key={box}>{box}</Box>
              ))}
            </Box>
          )}
          {block.blanks?.map((label, place) => (
            <Box key={`${label}${place}`} className="kit__blank">
              <Box>{label}</Box>
              <Box className="kit__rule" />
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
