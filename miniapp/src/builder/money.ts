/** `1200.5` → 120050; undefined for what is no amount of yuan with at most two decimals. No floats on the way. */
export function fenOf(text: string): number | undefined {
  const [, yuan, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** 120050 → `1200.50`, 120000 → `1200`: as it stands in a field. */
export function yuanOf(fen: number): string {
  const cents = fen % 100;
  const yuan = String(Math.floor(fen / 100));
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`;
}
