import { resolve } from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import spokenAttributes from './spokenAttributes.json';

/** The part of Taro's mini program platform that is needed here. */
interface MiniPlatform {
  readonly platform?: string;
  runtimePath: string | readonly string[];
  readonly template?: {
    mergeComponents(
      ctx: IPluginContext,
      patch: Readonly<Record<string, Readonly<Record<string, string>>>>,
    ): void;
  };
}

/**
 * Taro drops every attribute that its templates do not know, `aria-*` among them (NervJS/taro #10025). This adds them
 * to the templates of the tags we use and, in the same order, to the run-time's table of short attribute names.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod('onSetupClose', (platform: MiniPlatform) => {
    if (platform.template === undefined || platform.platform !== 'weapp') return;
    platform.template.mergeComponents(ctx, spokenAttributes);
    platform.runtimePath = [platform.runtimePath, resolve(__dirname, 'spokenRuntime.ts')].flat();
  });
};
