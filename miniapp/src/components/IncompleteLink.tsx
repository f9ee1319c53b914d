import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Banner } from './Banner.tsx';
import { Screen } from './Screen.tsx';

const WAYS_BACK = {
  home: { label: '回首页', path: paths.home() },
  rounds: { label: '去做选择', path: paths.rounds() },
  documents: { label: '看全部文件', path: paths.documents() },
  worker: { label: '回到工作台', path: paths.worker() },
  admin: { label: '回到管理', path: paths.admin() },
  desk: { label: '回到诉求办理', path: paths.desk() },
  bureau: { label: '回到总览', path: paths.bureau() },
} as const;

interface IncompleteLinkProps {
  /** The page's own title. */
  readonly title: string;
  /** What the link should have named, as in 没有指明是{哪个小区}。 */
  readonly what: string;
  /** Where it is chosen. */
  readonly from: keyof typeof WAYS_BACK;
  /** As of `Screen`. */
  readonly wide?: boolean;
}

/** A page that was opened by a link without what it is about: says what is missing and leads to where it is chosen. */
export function IncompleteLink({ title, what, from, wide = false }: IncompleteLinkProps) {
  const { label, path } = WAYS_BACK[from];
  return (
    <Screen title={title} wide={wide}>
      <Banner
        tone="warn"
        title={`这个链接不完整，没有指明是${what}。`}
        action={{ label, onPress: () => openPage(path) }}
      />
    </Screen>
  );
}
