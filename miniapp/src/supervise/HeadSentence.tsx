import { useEffect } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Skeleton } from '../components/AsyncView.tsx';
import { useHeads } from '../store/headStore.ts';
import { countText } from '../words/numbers.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** Asks once a visit whether the log still continues what this device remembers, and says what came of it. */
export function HeadSentence({ log }: { readonly log: string }) {
  const check = useHeads((store) => store.checks[log]);
  const ask = useHeads((store) => store.check);
  useEffect(() => {
    void ask(log);
  }, [log, ask]);
  switch (check?.outcome) {
    case undefined:
    case 'checking':
      return <Skeleton rows={1} />;
    case 'first':
      return (
        <Banner tone="info" title={`登记簿现在有 ${countText(check.head.size)} 条，签名核对无误。`}>
          这台手机第一次看到它，已经记住，下次会核对有没有被改过。
        </Banner>
      );
    case 'continues': {
      const more = check.head.size - check.before.size;
      const isOtherKey = check.head.publicKey !== check.before.publicKey;
      return (
        <Banner tone="good" title={`核对无误：登记簿现在有 ${countText(check.head.size)} 条。`}>
          {more === 0
            ? '和上次看到的一模一样。'
            : `上次看到的 ${countText(check.before.size)} 条都原样在，后面新加了 ${countText(more)} 条。`}
          {isOtherKey && '签名的钥匙换过：新钥匙由旧钥匙签名交接，手机核对过了。'}
        </Banner>
      );
    }
    case 'broken':
      return (
        <Banner tone="bad" title="核对没有通过：登记簿和上次看到的接不上。">
          可能被改过，或者换了一本。两张存根都保存在登记簿页，请截图，拨打页面下方的电话，也可以找审计人员。
        </Banner>
      );
    case 'unreached':
      return (
        <Banner
          tone="warn"
          title="现在核对不了"
          action={{ label: '再核对一次', onPress: () => void ask(log) }}
        >
          {refusalSentence(check.refusal.code)}
          {check.before === undefined ? '' : `这台手机记得上次有 ${countText(check.before.size)} 条。`}
        </Banner>
      );
  }
}
