import { useMemo } from 'react';
import type { PublicEntry } from '../../../shared/ledger/ledgerApi.ts';
import { toHex } from '../../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import { leafHash } from '../../../shared/ledger/merkle.ts';
import { CHANNELS, type Channel } from '../../../shared/round/round.ts';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import { leafTimeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { ENTRY_WORDS } from './entryWords.ts';

/** What everybody may read of an entry; its hash is computed again on this device. */
export function EntryFacts({ entry }: { readonly entry: PublicEntry }) {
  const { leaf, h, seq } = entry;
  const fits = useMemo(() => hashFits(entry), [entry]);
  const rows = [
    { label: '第几条', value: String(seq) },
    { label: '是什么', value: ENTRY_WORDS[leaf.t] },
    { label: '时间', value: `${leafTimeText(leaf.tm)} 起十分钟内` },
    ...(isChannel(leaf.via) ? [{ label: '方式', value: CHANNEL_NAMES[leaf.via] }] : []),
    {
      label: '谁经手',
      value: leaf.op === undefined ? '住户自己，或系统' : `工作人员（代号 ${leaf.op.slice(0, 8)}）`,
    },
    ...(leaf.roll === undefined ? [] : [{ label: '按哪份名册', value: hashGroups(leaf.roll) }]),
    { label: '校验码', value: hashGroups(h) },
    { label: '上一条的校验码', value: hashGroups(leaf.prev) },
  ];
  return (
    <Box className="stack">
      <Box className="row">
        <Tag tone={fits ? 'good' : 'bad'}>{fits ? '手机算过，校验码对' : '校验码不对'}</Tag>
      </Box>
      <Box as="dl">
        {rows.map(({ label, value }) => (
          <Box key={label} className="supervise__row">
            <Box as="dt" className="small">
              {label}
            </Box>
            <Box as="dd">{value}</Box>
          </Box>
        ))}
      </Box>
      <Box className="small">是哪一户、选了什么，都是封存的，这里看不到。</Box>
    </Box>
  );
}

function isChannel(via: string | undefined): via is Channel {
  return CHANNELS.some((channel) => channel === via);
}

function hashFits({ leaf, h }: PublicEntry): boolean {
  try {
    return (
      toHex(
        leafHash((bytes) => verifyCrypto.sha256(bytes), verifyCrypto.utf8(canonicalJson({ ...leaf }))),
      ) === h
    );
  } catch {
    return false;
  }
}
