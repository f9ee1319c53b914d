import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';
import type { PageFile, PhotoContent } from './photoContent.ts';

interface FileInput {
  type: string;
  accept: string;
  multiple: boolean;
  readonly files: ArrayLike<PageFile> | null;
  onchange: (() => void) | null;
  addEventListener(event: 'cancel', listener: () => void): void;
  click(): void;
}
declare const document: { createElement(tag: 'input'): FileInput };

const PHOTOS = 'image/jpeg,image/png,image/webp';

/** Lets the person take or choose up to so many photographs; none when nothing was chosen. */
export async function choosePhotos(most: number): Promise<readonly PhotoContent[]> {
  if (isWebPage) return (await pickFromPage(PHOTOS, most > 1)).slice(0, most);
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(most, 9),
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath: path }) => ({ kind: 'phone', path }));
  } catch {
    return [];
  }
}

/** Lets the person choose one photograph or paper (PDF); none when nothing was chosen. */
export async function choosePaper(): Promise<PhotoContent | undefined> {
  if (isWebPage) return (await pickFromPage(`${PHOTOS},application/pdf`, false))[0];
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all' });
    return tempFiles[0] && { kind: 'phone', path: tempFiles[0].path };
  } catch {
    return undefined;
  }
}

function pickFromPage(accept: string, multiple: boolean): Promise<readonly PhotoContent[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.onchange = () => resolve(Array.from(input.files ?? [], (file) => ({ kind: 'page', file })));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
