import { Box } from '../platform/box.tsx';
import type { Filing } from './useFiling.ts';

/** Says that the last tap or letter is kept on the device. */
export function FilingKept({ filing: { kept } }: { readonly filing: Filing }) {
  if (kept === undefined) return <Box className="small">每写一个字都会自动存在手机上。</Box>;
  return (
    <Box className={kept.kept ? 'small' : 'wrong'}>
      {kept.kept ? '✓ 已自动存在手机上，还没有提交' : '没能存在手机上，请写完再离开'}
    </Box>
  );
}
