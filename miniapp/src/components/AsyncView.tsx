import type { ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { isNetworkRefusal } from '../platform/clientRefusal.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import type { CallState } from '../store/useCall.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface AsyncViewProps<Value> {
  readonly state: CallState<Value>;
  readonly children: (value: Value) => ReactNode;
  /** Says that there is nothing yet; with `emptyWords` it is shown instead of the content. */
  readonly empty?: (value: Value) => boolean;
  readonly emptyWords?: string;
  readonly emptyAction?: { readonly label: string; readonly onPress: () => void };
  /** Number of grey rows while loading. */
  readonly rows?: number;
}

/** Shows a call: grey rows, the content, nothing yet, or what went wrong with a way out; old content stays readable. */
export function AsyncView<Value>({
  state,
  children,
  empty,
  emptyWords = '暂时没有内容。',
  ...rest
}: AsyncViewProps<Value>) {
  const { value, refusal, loading, stale, retry } = state;
  if (value === undefined && refusal === undefined) return <Skeleton rows={rest.rows ?? 3} />;
  if (value === undefined && refusal !== undefined)
    return <Failure refusal={refusal} retry={retry} busy={loading} />;
  if (value === undefined) return null;
  return (
    <>
      {stale && (
        <Banner
          tone="warn"
          title="下面是之前的内容，没能更新。"
          action={{ label: '再试一次', onPress: retry }}
        />
      )}
      {empty?.(value) === true ? (
        <Box className="empty">
          <Box className="empty__words">{emptyWords}</Box>
          {rest.emptyAction !== undefined && (
            <Button onPress={rest.emptyAction.onPress}>{rest.emptyAction.label}</Button>
          )}
        </Box>
      ) : (
        children(value)
      )}
    </>
  );
}

/** Grey rows in the place of what is being loaded. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <Box className="skeleton" role="status" aria-busy aria-label="正在加载">
      {Array.from({ length: rows }, (_, index) => (
        <Box key={index} className="skeleton__row" />
      ))}
    </Box>
  );
}

interface FailureProps {
  readonly refusal: NonNullable<CallState<unknown>['refusal']>;
  readonly retry?: () => void;
  readonly busy?: boolean;
}

/** What happened, what is safe, and the way out: try again, sign in, or home. */
export function Failure({ refusal, retry, busy = false }: FailureProps) {
  const signIn = refusal.status === 401;
  return (
    <Box className="failure">
      <Banner tone={isNetworkRefusal(refusal) ? 'warn' : 'bad'} title={refusalSentence(refusal.code)}>
        {wayOut(refusal.code)}
      </Banner>
      {signIn ? (
        <Button kind="primary" onPress={() => openPage(paths.me())}>
          去登录
        </Button>
      ) : (
        retry !== undefined && (
          <Button kind="primary" busy={busy} onPress={retry}>
            再试一次
          </Button>
        )
      )}
      <Button kind="quiet" onPress={() => openPage(paths.home())}>
        回首页
      </Button>
    </Box>
  );
}
