import { Banner } from '../components/Banner.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';

/** The rounds of a community that I am to recount: said while they run, asked for once they are over. */
export function ScrutineerDuty({ communityId }: { readonly communityId: string }) {
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId },
    query: { limit: 100 },
  });
  const mine = (rounds.value?.items ?? []).filter((round) => round.mine?.scrutineer === true);
  return (
    <>
      {mine.map(({ roundId, title, status, kind }) =>
        status === 'open' ? (
          <Banner key={roundId} tone="info" title={`您是“${title}”的核对人`}>
            截止以后，请您在手机上重新数一遍。
          </Banner>
        ) : (
          <Banner
            key={roundId}
            tone="info"
            title={`请您核对：${title}`}
            action={{
              label: '去重新数一遍',
              onPress: () =>
                openPage(kind === 'statutory' ? paths.voteResult(roundId) : paths.result(roundId)),
            }}
          >
            您是本轮的核对人。
          </Banner>
        ),
      )}
    </>
  );
}
