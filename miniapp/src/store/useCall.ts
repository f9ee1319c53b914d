import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplyOf, RouteKey } from '../../../shared/api.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call, type CallArguments, type CallInput } from '../platform/request.ts';
import { useAccount } from './accountStore.ts';

/** What a page shows of a call: nothing yet, the reply (possibly `stale`, when asking again failed), or why not. */
export interface CallState<Value> {
  readonly value: Value | undefined;
  readonly loading: boolean;
  /** Why the last attempt gave nothing; stands beside a stale value. */
  readonly refusal: ClientRefusal | undefined;
  /** True when `value` is from before and the last attempt failed. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/**
 * Asks when the page opens, when the input changes, when another person signs in, and on `retry`. Pass `'wait'` while
 * the input is not known yet. Replies that arrive after a newer question are ignored.
 */
export function useCall<Key extends RouteKey>(
  key: Key,
  input: CallInput<Key> | 'wait',
): CallState<ReplyOf<Key>> {
  const accountId = useAccount((store) => store.account?.id);
  const question = input === 'wait' ? undefined : JSON.stringify([key, input, accountId]);
  const [answer, setAnswer] = useState<Answer<ReplyOf<Key>>>({});
  const asked = useRef(0);
  const latest = useRef(input);
  latest.current = input;

  const ask = useCallback(() => {
    const now = latest.current;
    if (question === undefined || now === 'wait') return;
    const mine = (asked.current += 1);
    setAnswer((before) => (before.question === question ? { ...before, settled: false } : { question }));
    const args: CallArguments<Key> = [now];
    void call(key, ...args).then((result) => {
      if (mine !== asked.current) return;
      setAnswer((before) =>
        result.ok
          ? { question, settled: true, reply: { value: result.value } }
          : { ...before, question, settled: true, refusal: result.refusal },
      );
    });
  }, [key, question]);

  useEffect(() => {
    ask();
    const asking = asked;
    return () => {
      asking.current += 1;
    };
  }, [ask]);

  const current = answer.question === question ? answer : {};
  return {
    value: current.reply?.value,
    loading: current.settled !== true,
    refusal: current.refusal,
    stale: current.reply !== undefined && current.refusal !== undefined,
    retry: ask,
  };
}

interface Answer<Value> {
  readonly question?: string;
  readonly settled?: boolean;
  readonly reply?: { readonly value: Value };
  readonly refusal?: ClientRefusal;
}
