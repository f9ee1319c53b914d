import type { Download } from '../download.ts';

/** What WeChat signs each of its calls with: SHA-1 of token, timestamp and nonce, sorted and joined. */
export interface WechatSignature {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/** WeChat's own calls: the proof that this address is ours, and what it found in a photograph (wxa_media_check). */
export interface ModerationApi {
  'GET /moderation/wechat': { query: WechatSignature & { readonly echostr: string }; reply: Download };
  'POST /moderation/wechat': {
    query: WechatSignature & { readonly openid?: string };
    body: {
      readonly MsgType: string;
      readonly Event?: string;
      readonly trace_id?: string;
      readonly result?: { readonly suggest?: string };
    };
    reply: Download;
  };
}
