import qrcode from 'qrcode-generator';
import type { ReactNode } from 'react';
import { Box, Words } from '../platform/box.tsx';
import { Picture } from '../platform/picture.tsx';

interface ReceiptSlipProps {
  /** `已登记 · 第 128 条`, or `未上传`. */
  readonly stamp: string;
  readonly state: 'recorded' | 'waiting' | 'refused';
  /** Code, community, round, time, channel: each with its word. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** What the picture code carries; left out while nothing is recorded. */
  readonly qrText?: string;
  /** The steps of the check on this device, each with its outcome. */
  readonly checks?: readonly { readonly text: string; readonly ok: boolean }[];
  /** 怎么核对. */
  readonly children?: ReactNode;
}

const SHAPES = { recorded: '✓', waiting: '…', refused: '✕' } as const;

/** 回执: looks like a paper receipt. */
export function ReceiptSlip({ stamp, state, rows, qrText, checks, children }: ReceiptSlipProps) {
  return (
    <Box as="article" className={`slip slip--${state}`} aria-label={`回执，${stamp}`}>
      <Box className="slip__stamp">
        <Words aria-hidden>{SHAPES[state]}</Words> {stamp}
      </Box>
      <Box as="dl" className="slip__rows">
        {rows.map((row) => (
          <Box key={row.label} className="slip__row">
            <Box as="dt" className="slip__label">
              {row.label}
            </Box>
            <Box as="dd" className="slip__value">
              {row.value}
            </Box>
          </Box>
        ))}
      </Box>
      {qrText !== undefined && <Picture className="slip__code" src={qrAddress(qrText)} alt="回执二维码" />}
      {checks !== undefined && (
        <Box as="ol" className="slip__checks">
          {checks.map((check) => (
            <Box
              as="li"
              key={check.text}
              className={check.ok ? 'slip__check' : 'slip__check slip__check--bad'}
            >
              <Words aria-hidden>{check.ok ? '✓' : '✕'}</Words> {check.text}
              <Words className="unseen">{check.ok ? '，通过' : '，没有通过'}</Words>
            </Box>
          ))}
        </Box>
      )}
      {children !== undefined && <Box className="slip__how">{children}</Box>}
    </Box>
  );
}

function qrAddress(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createDataURL(4, 8);
}
