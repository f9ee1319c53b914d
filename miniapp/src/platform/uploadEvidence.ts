import Taro from '@tarojs/taro';
import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import { apiAddress } from './apiAddress.ts';
import type { CallResult } from './clientRefusal.ts';
import { isWebPage } from './device.ts';
import { networkRefusal, readReply } from './readReply.ts';
import { sessionToken } from './sessionToken.ts';

interface FileInput {
  type: string;
  accept: string;
  readonly files: ArrayLike<object> | null;
  onchange: (() => void) | null;
  addEventListener(event: 'cancel', listener: () => void): void;
  click(): void;
}
declare const document: { createElement(tag: 'input'): FileInput };
declare const FormData: new () => { append(name: string, file: object): void };
declare function fetch(
  address: string,
  options: { readonly method: string; readonly headers: object; readonly body: object },
): Promise<{ readonly status: number; text(): Promise<string> }>;

const PHOTOS = 'image/jpeg,image/png,image/webp';

/**
 * Lets the person choose one photograph (or a PDF, where papers are wanted) and uploads it for a community. Undefined:
 * the person chose nothing.
 */
export async function uploadEvidence(
  communityId: string,
  papers: boolean,
): Promise<CallResult<EvidenceKept> | undefined> {
  const address = apiAddress(`/evidence?communityId=${encodeURIComponent(communityId)}`);
  const token = sessionToken();
  const header: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    return isWebPage
      ? await uploadFromPage(address, header, papers)
      : await uploadFromPhone(address, header, papers);
  } catch (failure) {
    return { ok: false, refusal: networkRefusal(failure) };
  }
}

async function uploadFromPage(
  address: string,
  headers: object,
  papers: boolean,
): Promise<CallResult<EvidenceKept> | undefined> {
  const file = await new Promise<object | undefined>((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = papers ? `${PHOTOS},application/pdf` : PHOTOS;
    input.onchange = () => resolve(input.files?.[0]);
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
  if (file === undefined) return undefined;
  const body = new FormData();
  body.append('file', file);
  const reply = await fetch(address, { method: 'POST', headers, body });
  return readReply<EvidenceKept>(reply.status, await reply.text());
}

async function uploadFromPhone(
  url: string,
  header: Readonly<Record<string, string>>,
  papers: boolean,
): Promise<CallResult<EvidenceKept> | undefined> {
  const filePath = papers ? await pickPaper() : await pickPhoto();
  if (filePath === undefined) return undefined;
  const reply = await Taro.uploadFile({ url, filePath, name: 'file', header });
  return readReply<EvidenceKept>(reply.statusCode, reply.data);
}

async function pickPhoto(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles[0]?.tempFilePath;
  } catch {
    return undefined;
  }
}

async function pickPaper(): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all' });
    return tempFiles[0]?.path;
  } catch {
    return undefined;
  }
}
