import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import type { IProjectConfig } from '@tarojs/taro/types/compile';

const sharedRules = resolve(__dirname, '../../shared');

// `API_BASE` is empty for the web page, which is served by the API's own server.
const apiBase = (): string => {
  if (process.env['TARO_ENV'] === 'h5') return '';
  return (process.env['TARO_APP_API_BASE'] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
};

const config: IProjectConfig<'webpack5'> = {
  projectName: 'neighbourhood-renewal',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env['TARO_ENV'] ?? 'h5'}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  copy: {
    patterns: [
      process.env['TARO_ENV'] === 'weapp'
        ? { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }
        : { from: 'src/rootSize.js', to: 'dist/h5/static/rootSize.js' },
    ],
    options: {},
  },
  plugins: [resolve(__dirname, 'accessibleTags.ts')],
  defineConstants: { API_BASE: JSON.stringify(apiBase()) },
  mini: {
    compile: { include: [sharedRules, __dirname] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [sharedRules] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    // What many pages use is fetched once and built once; Taro's own setting puts a copy of it into each of them.
    webpackChain(chain) {
      const pages = { name: 'pages', chunks: 'async' as const, minChunks: 8, minSize: 0, priority: 2 };
      chain.merge({ optimization: { splitChunks: { cacheGroups: { pages } } } });
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // The default doubles every size on a desktop.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 17, maxRootSize: 22 } },
    },
  },
};

export default defineConfig<'webpack5'>(config);
