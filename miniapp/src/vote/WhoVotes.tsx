import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useHouseholdPick } from '../store/householdPick.ts';
import { electorSentence, voteRefusalSentence } from '../words/voteWords.ts';

/** Who is an elector and why not, with how many dwellings and what area; for whom, where the person has several doors. */
export function WhoVotes({ round }: { readonly round: RoundView }) {
  const account = useAccount((store) => store.account);
  const pick = useHouseholdPick((store) => store.pick);
  const links = account?.households.filter((link) => link.communityId === round.communityId) ?? [];
  const { mine } = round;
  return (
    <>
      {links.length > 1 && (
        <Choice
          name="dwelling"
          legend="从哪一套房进入？名下几套房只投一票。"
          options={links.map(({ householdId, address }) => ({ id: householdId, label: address }))}
          picked={mine === undefined ? [] : [mine.householdId]}
          onChange={([householdId]) => {
            if (householdId !== undefined) pick(round.roundId, householdId);
          }}
        />
      )}
      {account === undefined && (
        <Banner
          tone="info"
          title="业主登录以后才能投票。"
          action={{ label: '去登录', onPress: () => openPage(paths.me()) }}
        >
          不登录也可以看表决事项和参与情况。
        </Banner>
      )}
      {account !== undefined && mine === undefined && (
        <Banner tone="info" title="您还没有绑定本小区的房屋，不能投票。">
          业主用纸条上的绑定码绑定，核验通过后就可以投票。
        </Banner>
      )}
      {mine?.mayAnswer.ok === false && (
        <Banner tone="warn" title={voteRefusalSentence(mine.mayAnswer.code)} />
      )}
      {mine?.elector !== undefined && (
        <Banner tone="info" title={electorSentence(mine.elector)}>
          {mine.elector.joint && mine.elector.representative === 'none' && (
            <Box>你们还没有登记商定的代表。几位业主选得不一样，就都不计入，请先商量好。</Box>
          )}
          {mine.elector.joint && mine.elector.representative === 'me' && <Box>您是商定的代表。</Box>}
        </Banner>
      )}
    </>
  );
}
