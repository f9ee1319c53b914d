import Taro from '@tarojs/taro';
import { FULL_SIDE } from '../../../shared/evidence/evidenceApi.ts';
import type { PageFile, PhotoContent } from './photoContent.ts';

interface Bitmap {
  readonly width: number;
  readonly height: number;
  close(): void;
}
interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): {
    drawImage(image: Bitmap, x: number, y: number, width: number, height: number): void;
  } | null;
  toBlob(taken: (blob: PageFile | null) => void, type: string, quality: number): void;
}
declare const document: { createElement(tag: 'canvas'): Canvas };
declare function createImageBitmap(
  file: PageFile,
  options: { readonly imageOrientation: 'from-image' },
): Promise<Bitmap>;

/** Smaller files are sent as they are. */
const SMALL_BYTES = 600 * 1024;
const QUALITY = 80;

/**
 * Makes a photograph small enough for a weak network, upright and no larger than the server keeps it. What the device
 * cannot read is sent as it is: the server says what is wrong with it.
 */
export async function shrinkPhoto(content: PhotoContent): Promise<PhotoContent> {
  try {
    return content.kind === 'page'
      ? { kind: 'page', file: await shrinkFile(content.file) }
      : { kind: 'phone', path: await shrinkPath(content.path) };
  } catch {
    return content;
  }
}

async function shrinkPath(path: string): Promise<string> {
  const { width, height } = await Taro.getImageInfo({ src: path });
  const tooLarge = Math.max(width, height) > FULL_SIDE;
  const longest = width >= height ? { compressedWidth: FULL_SIDE } : { compressedHeight: FULL_SIDE };
  const { tempFilePath } = await Taro.compressImage({
    src: path,
    quality: QUALITY,
    ...(tooLarge ? longest : {}),
  });
  return tempFilePath;
}

async function shrinkFile(file: PageFile): Promise<PageFile> {
  if (file.size <= SMALL_BYTES) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, FULL_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<PageFile | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY / 100),
    );
    return drawn !== null && drawn.size > 0 && drawn.size < file.size ? drawn : file;
  } finally {
    bitmap.close();
  }
}
