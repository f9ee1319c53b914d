import { useRef, useState } from 'react';
import type { Channel } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import type { ClientRefusalCode } from '../platform/clientRefusal.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';

const PLACES = ['meeting', 'door', 'call'] as const satisfies readonly Channel[];

/** One vote that a worker enters. */
export interface Entering {
  readonly who: 'owner' | 'proxy';
  readonly setWho: (who: 'owner' | 'proxy') => void;
  readonly channels: readonly Channel[];
  readonly channel: Channel | undefined;
  readonly setChannel: (channel: string | undefined) => void;
  readonly marks: Readonly<Record<string, string>>;
  readonly mark: (questionId: string, optionId: string) => void;
  readonly hasLetter: boolean;
  /** SHA-256 (64 hex) of the letter's photograph. */
  readonly showLetter: (sha256: string) => void;
  /** What is still to be filled in; undefined when it can be recorded. */
  readonly missing: string | undefined;
  readonly isBusy: boolean;
  readonly record: () => void;
  readonly recordedSeq: number | undefined;
  readonly refused: ClientRefusalCode | undefined;
}

/** Keeps the form and sends it under one key until it is acknowledged, so that a lost reply enters nothing twice. */
export function useEntering(round: RoundView, householdId: string, asked: readonly string[]): Entering {
  const [who, setWho] = useState<'owner' | 'proxy'>('owner');
  const [channel, setChannel] = useState<Channel>();
  const [marks, setMarks] = useState<Readonly<Record<string, string>>>({});
  const [letterPhoto, setLetterPhoto] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [recordedSeq, setRecordedSeq] = useState<number>();
  const [refused, setRefused] = useState<ClientRefusalCode>();
  const key = useRef<string | undefined>(undefined);
  const channels = PLACES.filter((place) => round.channels.includes(place));
  const answers = asked.flatMap((questionId) => {
    const value = marks[questionId];
    return value === undefined ? [] : [{ questionId, value }];
  });
  const record = async (place: Channel): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const sent = await call('POST /rounds/:roundId/responses', {
      params: { roundId: round.roundId },
      body: {
        clientKey: (key.current ??= await randomKey()),
        householdId,
        questionHash: round.questionHash,
        answers,
        channel: place,
        ...(who === 'proxy' && letterPhoto !== undefined ? { proxy: { letterPhoto } } : {}),
      },
    });
    setBusy(false);
    if (!sent.ok) {
      // Nothing was written under this key unless the reply was lost; another content needs another key.
      if (sent.refusal.status !== 0) key.current = undefined;
      return setRefused(sent.refusal.code);
    }
    setRecordedSeq(sent.value.receipt.seq);
    announce(`已登记，第 ${sent.value.receipt.seq} 条`);
  };
  return {
    who,
    setWho,
    channels,
    channel,
    setChannel: (picked) => setChannel(channels.find((place) => place === picked)),
    marks,
    mark: (questionId, optionId) => setMarks({ ...marks, [questionId]: optionId }),
    hasLetter: letterPhoto !== undefined,
    showLetter: setLetterPhoto,
    missing: missingPart(),
    isBusy,
    record: () => {
      if (channel !== undefined) void record(channel);
    },
    recordedSeq,
    refused,
  };

  function missingPart(): string | undefined {
    if (channel === undefined) return '请选在哪里投的。';
    if (who === 'proxy' && letterPhoto === undefined) return '请先拍下委托书原件。';
    return answers.length < asked.length ? '每个表决事项都要选一个。' : undefined;
  }
}
