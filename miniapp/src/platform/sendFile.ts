import Taro from '@tarojs/taro';
import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import { apiAddress } from './apiAddress.ts';
import type { CallResult } from './clientRefusal.ts';
import type { PageFile, PhotoContent } from './photoContent.ts';
import { networkRefusal, readReply } from './readReply.ts';
import { sessionToken } from './sessionToken.ts';

interface Upload {
  readonly upload: {
    onprogress: ((event: { readonly loaded: number; readonly total: number }) => void) | null;
  };
  readonly status: number;
  readonly responseText: string;
  timeout: number;
  onload: (() => void) | null;
  onerror: (() => void) | null;
  ontimeout: (() => void) | null;
  open(method: string, address: string): void;
  setRequestHeader(name: string, value: string): void;
  send(form: object): void;
}
declare const XMLHttpRequest: new () => Upload;
declare const FormData: new () => { append(name: string, file: object, fileName: string): void };

/** A photograph of 1 MB at 20 KB a second, and the server's time. */
const TIMEOUT_MS = 90_000;

/** Uploads one file, for a community where it is named; `onPercent` hears how much of it has left the device. Never throws. */
export async function sendFile(
  communityId: string | undefined,
  content: PhotoContent,
  onPercent: (percent: number) => void,
): Promise<CallResult<EvidenceKept>> {
  const query = communityId === undefined ? '' : `?communityId=${encodeURIComponent(communityId)}`;
  const address = apiAddress(`/evidence${query}`);
  const token = sessionToken();
  const header: Readonly<Record<string, string>> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    return content.kind === 'page'
      ? await sendFromPage(address, header, content.file, onPercent)
      : await sendFromPhone(address, header, content.path, onPercent);
  } catch (failure) {
    return { ok: false, refusal: networkRefusal(failure) };
  }
}

function sendFromPage(
  address: string,
  header: Readonly<Record<string, string>>,
  file: PageFile,
  onPercent: (percent: number) => void,
): Promise<CallResult<EvidenceKept>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(header)) request.setRequestHeader(name, value);
    request.timeout = TIMEOUT_MS;
    request.upload.onprogress = ({ loaded, total }) => onPercent(percentOf(loaded, total));
    request.onload = () => resolve(readReply<EvidenceKept>(request.status, request.responseText));
    request.onerror = () => reject(new Error('upload: the network failed'));
    request.ontimeout = () => reject(new Error('upload: timeout'));
    const form = new FormData();
    // What it is called on the device is nobody's business.
    form.append('file', file, 'file');
    request.send(form);
  });
}

async function sendFromPhone(
  url: string,
  header: Readonly<Record<string, string>>,
  filePath: string,
  onPercent: (percent: number) => void,
): Promise<CallResult<EvidenceKept>> {
  const task = Taro.uploadFile({ url, filePath, name: 'file', header, timeout: TIMEOUT_MS });
  task.onProgressUpdate(({ progress }) => onPercent(Math.round(progress)));
  const reply = await task;
  return readReply<EvidenceKept>(reply.statusCode, reply.data);
}

function percentOf(loaded: number, total: number): number {
  return total > 0 ? Math.min(100, Math.round((loaded / total) * 100)) : 0;
}
