import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';

/** A page of a round that was opened by a link without one. */
export function MissingRound({ title }: { readonly title: string }) {
  return (
    <Screen title={title}>
      <Banner tone="warn" title="这个链接不完整，找不到是哪一次征集。">
        请从“做选择”里打开。
      </Banner>
      <Button kind="primary" onPress={() => openPage(paths.rounds())}>
        去做选择
      </Button>
    </Screen>
  );
}
