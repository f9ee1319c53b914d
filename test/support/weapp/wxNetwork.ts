import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Agent, fetch, FormData } from 'undici';
import WebSocket from 'ws';

/** Options of a wx call; every asynchronous one ends in success or fail, and then complete. */
export interface WxCall {
  success?: (result: object) => void;
  fail?: (fault: object) => void;
  complete?: (result: object) => void;
}

interface RequestCall extends WxCall {
  url: string;
  data?: unknown;
  method?: string;
  header?: Record<string, string>;
  dataType?: string;
  timeout?: number;
}

interface UploadCall extends WxCall {
  url: string;
  filePath: string;
  name: string;
  header?: Record<string, string>;
}

/** One request the app made; `status` is 0 when it did not get an answer. */
export interface SentRequest {
  method: string;
  path: string;
  body: unknown;
  status: number;
}

/** The network as the app meets it: where it leads, whether it is up, and what went over it. */
export interface WxNetwork {
  baseUrl: string;
  online: boolean;
  readonly requests: SentRequest[];
  request(call: RequestCall): object;
  uploadFile(call: UploadCall): object;
  connectSocket(
    call: WxCall & { url: string; header?: Record<string, string>; protocols?: string[] },
  ): object;
  dropSockets(): void;
  /**
   * A network so weak that every upload stands still at so many percent, until it is let go on (`undefined`) or the
   * network is taken away.
   */
  stallUploads(percent: number | undefined): void;
  close(): Promise<void>;
}

// WeChat closes nothing gently: these are the words a phone without a network gets.
const offline = {
  errno: 600001,
  errMsg: 'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
};
const referer = 'https://servicewechat.com/wx0000000000000000/1/page-frame.html';
const socketLimit = 5;

/**
 * `wx.request` and `wx.connectSocket` over the real network. Whatever host the build names, the call goes to
 * `baseUrl`; `parse` reads JSON inside the app's own realm, as WeChat does.
 */
export function wxNetwork(baseUrl: string, parse: (json: string) => unknown): WxNetwork {
  const agent = new Agent({ keepAliveTimeout: 1000 });
  const ending = new AbortController();
  const sockets = new Set<WebSocket>();
  let stall:
    { readonly percent: number; readonly ended: Promise<void>; readonly end: () => void } | undefined;
  const network: WxNetwork = {
    baseUrl,
    online: true,
    requests: [],
    request,
    uploadFile,
    connectSocket,
    dropSockets: () => sockets.forEach((socket) => socket.terminate()),
    stallUploads: (percent) => {
      stall?.end();
      stall = percent === undefined ? undefined : stallAt(percent);
    },
    close: async () => {
      ending.abort();
      sockets.forEach((socket) => socket.terminate());
      await agent.destroy();
    },
  };

  const addressOf = (url: string): URL => {
    const { pathname, search } = new URL(url, network.baseUrl);
    return new URL(pathname + search, network.baseUrl);
  };

  async function send(call: RequestCall, signal: AbortSignal, sent: SentRequest): Promise<object> {
    const address = addressOf(call.url);
    const headers: Record<string, string> = { 'content-type': 'application/json', referer };
    for (const [name, value] of Object.entries(call.header ?? {})) headers[name.toLowerCase()] = value;
    const { data } = call;
    if (sent.method === 'GET' && data !== null && typeof data === 'object') {
      for (const [name, value] of Object.entries(data)) address.searchParams.set(name, String(value));
    }
    const body = typeof data === 'string' ? data : JSON.stringify(data);
    const reply = await fetch(address, {
      method: sent.method,
      headers,
      dispatcher: agent,
      signal,
      ...(sent.method === 'GET' || data === undefined ? {} : { body }),
    });
    const text = await reply.text();
    sent.status = reply.status;
    return {
      data: (call.dataType ?? 'json') === 'json' ? parsed(text) : text,
      statusCode: reply.status,
      header: Object.fromEntries(reply.headers),
      cookies: [],
      errMsg: 'request:ok',
    };
  }

  const parsed = (text: string): unknown => {
    try {
      return parse(text);
    } catch {
      return text;
    }
  };

  function request(call: RequestCall): object {
    const stop = new AbortController();
    const limit = AbortSignal.timeout(call.timeout ?? 60_000);
    const method = (call.method ?? 'GET').toUpperCase();
    const sent: SentRequest = { method, path: addressOf(call.url).pathname, body: call.data, status: 0 };
    network.requests.push(sent);
    const reply = network.online
      ? send(call, AbortSignal.any([stop.signal, limit, ending.signal]), sent)
      : Promise.reject(new Error('offline'));
    reply.then(
      (result) => {
        call.success?.(result);
        call.complete?.(result);
      },
      () => {
        if (ending.signal.aborted) return;
        const refused = {
          errno: 600001,
          errMsg: 'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
        };
        const stopped = { errMsg: stop.signal.aborted ? 'request:fail abort' : 'request:fail timeout' };
        const fault = !network.online ? offline : stop.signal.aborted || limit.aborted ? stopped : refused;
        call.fail?.(fault);
        call.complete?.(fault);
      },
    );
    const ignore = (): void => undefined;
    return { abort: () => stop.abort(), onHeadersReceived: ignore, offHeadersReceived: ignore };
  }

  // What WeChat gives back is a promise and a task in one; the app's framework makes it so from this.
  function uploadFile(call: UploadCall): object {
    const heard = new Set<(event: object) => void>();
    const sent: SentRequest = {
      method: 'POST',
      path: addressOf(call.url).pathname,
      body: call.filePath,
      status: 0,
    };
    network.requests.push(sent);
    const upload = async (): Promise<object> => {
      if (!network.online) throw new Error('offline');
      const file = await readFile(call.filePath);
      if (stall !== undefined) {
        const { percent, ended } = stall;
        heard.forEach((listener) => listener({ progress: percent }));
        await ended;
        if (!network.online) throw new Error('offline');
      }
      const form = new FormData();
      form.set(call.name, new Blob([file]), basename(call.filePath));
      const reply = await fetch(addressOf(call.url), {
        method: 'POST',
        headers: { referer, ...call.header },
        body: form,
        dispatcher: agent,
        signal: ending.signal,
      });
      sent.status = reply.status;
      heard.forEach((listener) => listener({ progress: 100 }));
      return { data: await reply.text(), statusCode: reply.status, errMsg: 'uploadFile:ok' };
    };
    upload().then(
      (result) => {
        call.success?.(result);
        call.complete?.(result);
      },
      () => {
        if (ending.signal.aborted) return;
        const fault = { errMsg: offline.errMsg.replace('request', 'uploadFile') };
        call.fail?.(fault);
        call.complete?.(fault);
      },
    );
    const ignore = (): void => undefined;
    return {
      abort: ignore,
      onProgressUpdate: (listener: (event: object) => void) => void heard.add(listener),
      offProgressUpdate: ignore,
      onHeadersReceived: ignore,
      offHeadersReceived: ignore,
    };
  }

  function connectSocket(
    call: WxCall & { url: string; header?: Record<string, string>; protocols?: string[] },
  ) {
    if (!network.online || sockets.size >= socketLimit) {
      const fault = { errMsg: network.online ? 'connectSocket:fail limited' : 'connectSocket:fail offline' };
      call.fail?.(fault);
      call.complete?.(fault);
      return {};
    }
    const address = addressOf(call.url);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address, call.protocols ?? [], { headers: { ...call.header, referer } });
    sockets.add(socket);
    const done = (result: object): void => {
      call.success?.(result);
      call.complete?.(result);
    };
    done({ errMsg: 'connectSocket:ok' });
    const task = {
      get readyState() {
        return socket.readyState;
      },
      send: ({ data, success, fail, complete }: WxCall & { data: string }) =>
        socket.send(data, (fault) => {
          const result = {
            errMsg: fault ? `sendSocketMessage:fail ${fault.message}` : 'sendSocketMessage:ok',
          };
          (fault ? fail : success)?.(result);
          complete?.(result);
        }),
      close: ({ code = 1000, reason = '' }: { code?: number; reason?: string } = {}) =>
        socket.close(code, reason),
      onOpen: (heard: (event: object) => void) =>
        socket.on('open', () => heard({ header: {}, errMsg: 'onSocketOpen:ok' })),
      onMessage: (heard: (event: object) => void) =>
        socket.on('message', (data: Buffer, isBinary) => heard({ data: isBinary ? data : data.toString() })),
      onClose: (heard: (event: object) => void) =>
        socket.on('close', (code, reason) => {
          if (!ending.signal.aborted) heard({ code, reason: reason.toString() });
        }),
      onError: (heard: (event: object) => void) =>
        socket.on('error', ({ message }) => heard({ errMsg: message })),
    };
    socket.on('close', () => sockets.delete(socket));
    // Without a listener an error would end the test run; the app hears of it through onError and onClose.
    socket.on('error', () => undefined);
    return task;
  }

  return network;
}

function stallAt(percent: number) {
  let end = (): void => undefined;
  const ended = new Promise<void>((done) => (end = done));
  return { percent, ended, end: () => end() };
}
