import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

/** Fonts of paper: Noto Sans SC (OFL 1.1), whole, so that every character of a name prints. */
export interface PrintFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const resolve = createRequire(import.meta.url).resolve;
let fonts: PrintFonts | undefined;

/** Reads the fonts at the first print, ten megabytes each, and keeps them. */
export function printFonts(): PrintFonts {
  fonts ??= {
    regular: readFileSync(resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
    bold: readFileSync(resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')),
  };
  return fonts;
}
