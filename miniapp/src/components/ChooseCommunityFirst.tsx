import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Banner } from './Banner.tsx';
import { Screen } from './Screen.tsx';

/** A page that is about one 小区, opened before any was chosen: says so and leads to the choice. */
export function ChooseCommunityFirst({ title }: { readonly title: string }) {
  return (
    <Screen title={title}>
      <Banner
        tone="info"
        title="先选一个小区。"
        action={{ label: '去选小区', onPress: () => openPage(paths.home()) }}
      />
    </Screen>
  );
}
