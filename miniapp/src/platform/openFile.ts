import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

declare const window: { open(address: string, target: string): unknown };

/** Opens a file of the server: the browser saves or shows it, WeChat downloads it and opens its own viewer. */
export function openFile(address: string, name: string): void {
  if (isWebPage) {
    window.open(address, '_blank');
    return;
  }
  Taro.downloadFile({ url: address })
    .then(({ tempFilePath }) => Taro.openDocument({ filePath: tempFilePath, showMenu: true }))
    .catch(() => Taro.showToast({ title: `${name}没有打开，请再试一次`, icon: 'none' }));
}
