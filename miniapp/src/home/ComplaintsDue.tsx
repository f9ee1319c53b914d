import { useDidShow } from '@tarojs/taro';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { Banner } from '../components/Banner.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { waitsForFiler } from '../words/complaintSentence.ts';

const MOST_ASKED = 50;

/** My complaints that wait for my word: is it solved, or a question to answer. Nothing when none does. */
export function ComplaintsDue({ communityId }: { readonly communityId: string }) {
  const mine = useCall('GET /complaints', { query: { view: 'mine', communityId, limit: MOST_ASKED } });
  useDidShow(mine.retry);
  return (
    <>
      {(mine.value?.items ?? []).filter(waitsForFiler).map((line) => (
        <Banner
          key={line.complaintId}
          tone="warn"
          title={
            line.state === 'done' ? '您反映的事，说是办好了：解决了没有？' : '您反映的事，办理的人有话问您'
          }
          action={{
            label: line.state === 'done' ? '去说一句' : '去回答',
            onPress: () => openPage(paths.complaint(line.complaintId)),
          }}
        >
          {CATEGORY_NAMES[line.category]}，{line.placeWords}，编号 {line.number}
        </Banner>
      ))}
    </>
  );
}
