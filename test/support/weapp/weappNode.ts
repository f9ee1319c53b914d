/**
 * One element of a rendered page, as WeChat would hand it to its view: the tag without its `wx-` prefix, the
 * attributes in kebab-case (`aria-label`, `hover-class`, `data-sid`), and what it contains.
 * A node is a snapshot; find it again after the page has changed.
 */
export interface WeappNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly classes: readonly string[];
  readonly parent: WeappNode | undefined;
  readonly children: readonly (WeappNode | string)[];
}

/** An attribute as written in the page; empty when it is absent or not a text. */
export const attributeText = (node: Pick<WeappNode, 'attributes'>, name: string): string => {
  const value = node.attributes[name];
  return typeof value === 'string' ? value : '';
};

const elements = (node: WeappNode): WeappNode[] =>
  node.children.filter((child): child is WeappNode => typeof child !== 'string');

/** The node and everything inside it, in the order of the page. */
export const eachNode = (node: WeappNode): WeappNode[] => [node, ...elements(node).flatMap(eachNode)];

/** The node and what encloses it, from inside out. */
export const eachEnclosing = (node: WeappNode | undefined): WeappNode[] =>
  node === undefined ? [] : [node, ...eachEnclosing(node.parent)];

const rawText = (node: WeappNode): string =>
  node.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return child.tag === 'text' ? rawText(child) : `\n${rawText(child)}\n`;
    })
    .join('');

/** What a reader sees in the node: one line per block, `Text` elements run together, blank lines left out. */
export const textOf = (node: WeappNode): string =>
  rawText(node)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** A wanted text: a string is met by equality or, failing that, by containing it; an expression by matching. */
export type Wanted = string | RegExp;

const meets = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const innermost = (root: WeappNode, fits: (node: WeappNode) => boolean): WeappNode[] =>
  eachNode(root).filter((node) => fits(node) && !elements(node).some(fits));

/** The innermost nodes that show `wanted`; nodes that show exactly a wanted string come alone. */
export function nodesByText(root: WeappNode, wanted: Wanted): WeappNode[] {
  const exact = innermost(root, (node) => textOf(node) === wanted);
  return exact.length > 0 ? exact : innermost(root, (node) => meets(textOf(node), wanted));
}

/** Every node that carries the class. */
export const nodesByClass = (root: WeappNode, name: string): WeappNode[] =>
  eachNode(root).filter(({ classes }) => classes.includes(name));

const rolesByTag: Readonly<Record<string, string>> = {
  button: 'button',
  input: 'textbox',
  textarea: 'textbox',
  switch: 'switch',
  radio: 'radio',
  checkbox: 'checkbox',
  image: 'img',
  navigator: 'link',
};

/** The role a screen reader announces: `aria-role`, otherwise what the native component is. */
const roleOf = (node: WeappNode): string | undefined => {
  const role = node.attributes['aria-role'] ?? node.attributes['role'];
  return typeof role === 'string' && role !== '' ? role : rolesByTag[node.tag];
};

/** The name a screen reader announces: `aria-label`, the node's text, its label's text, its placeholder. */
function nameOf(node: WeappNode): string {
  const label = eachEnclosing(node.parent).find(({ tag }) => tag === 'label');
  const names = [
    node.attributes['aria-label'],
    textOf(node),
    label === undefined ? '' : textOf(label),
    node.attributes['placeholder'],
  ];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? '';
}

/** Every node of a role, and of a name when one is given. */
export const nodesByRole = (root: WeappNode, role: string, name?: Wanted): WeappNode[] =>
  eachNode(root).filter((node) => roleOf(node) === role && (name === undefined || meets(nameOf(node), name)));
