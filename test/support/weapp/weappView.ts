import { execFileSync } from 'node:child_process';
import { copyFileSync, chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { cacheFolder, projectRoot } from '../build/projectRoot.ts';
import { unpackOnce } from '../build/unpackOnce.ts';
import { type WeappNode, attributeText } from './weappNode.ts';

interface RawNode {
  tag: string;
  attr?: Record<string, unknown>;
  children: (RawNode | string | number | boolean | null)[];
}

/** Turns a page's path and data into the tree WeChat would show. */
export type RenderPage = (page: string, data: unknown) => WeappNode;

const wccFolder = join(
  dirname(createRequire(join(projectRoot, 'test/package.json')).resolve('miniprogram-compiler/package.json')),
  'bin',
);

/** WeChat's own template compiler. npm unpacks it without the right to run, so a copy of it is used. */
const wccBinary = (): Promise<string> =>
  unpackOnce(join(cacheFolder, 'wcc'), (path) => {
    copyFileSync(join(wccFolder, process.platform === 'darwin' ? 'mac/wcc' : 'linux/wcc'), path);
    chmodSync(path, 0o755);
    return Promise.resolve();
  });

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function asNode(raw: RawNode, parent: WeappNode | undefined): WeappNode {
  const attributes = Object.fromEntries(
    Object.entries(raw.attr ?? {}).map(([name, value]) => [kebab(name), value]),
  );
  const children: (WeappNode | string)[] = [];
  const node: WeappNode = {
    tag: raw.tag.replace(/^wx-/, ''),
    attributes,
    classes: attributeText({ attributes }, 'class').split(/\s+/).filter(Boolean),
    parent,
    children,
  };
  for (const child of raw.children) {
    if (child === null) continue;
    children.push(typeof child === 'object' ? asNode(child, node) : String(child));
  }
  return node;
}

// Runs beside the compiled templates: blocks and Taro's recursive component leave no element of their own.
const flatten = `
  function renderAsJson(page, dataJson, components) {
    function inside(children) {
      return [].concat.apply([], (children || []).map(function (child) {
        if (child === null || typeof child !== 'object') return child === undefined ? [] : [child];
        if (child.tag === 'virtual') return inside(child.children);
        var template = components[child.tag];
        if (template) return inside($gwx(template)(child.attr).children);
        return [{ tag: child.tag, attr: child.attr, children: inside(child.children) }];
      }));
    }
    var root = $gwx('./' + page + '.wxml')(JSON.parse(dataJson));
    return JSON.stringify({ tag: root.tag, attr: root.attr, children: inside(root.children) });
  }`;

/**
 * Compiles every template of a weapp build with WeChat's compiler, which refuses bad WXML with its line, and
 * returns the function that renders its pages. Data crosses to the view as JSON, as it does in WeChat.
 */
export async function compileView(dist: string): Promise<RenderPage> {
  const templates = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(wxml|wxs)$/.test(path))
    .map((path) => `./${path}`);
  const script = execFileSync(await wccBinary(), ['-d', ...templates], {
    cwd: dist,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const context = createContext({ window: {}, console: { log: () => undefined, warn: () => undefined } });
  runInContext(script, context, { filename: 'templates.js' });
  runInContext(flatten, context, { filename: 'flatten.js' });
  const renderAsJson = context['renderAsJson'] as (page: string, data: string, components: object) => string;

  const componentsOf = (page: string): Record<string, string> => {
    const settings = join(dist, `${page}.json`);
    const { usingComponents = {} } = (
      existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {}
    ) as { usingComponents?: Record<string, string> };
    return Object.fromEntries(
      Object.entries(usingComponents).map(([name, path]) => [
        `wx-${name}`,
        `./${posix.join(posix.dirname(page), path)}.wxml`,
      ]),
    );
  };

  return (page, data) =>
    asNode(JSON.parse(renderAsJson(page, JSON.stringify(data), componentsOf(page))) as RawNode, undefined);
}
