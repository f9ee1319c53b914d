import { type WeappNode, attributeText, eachEnclosing, eachNode } from './weappNode.ts';
import type { OpenPage, WeappPages } from './weappPages.ts';

/** A place on the screen in px. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * What a person's fingers do. Every gesture ends when the app has drawn what it does at once, as a person would
 * see it before the next one; what waits for the network comes later (`awaitText`).
 */
export interface WeappGestures {
  /**
   * Taps a node: its handler and those of its ancestors, until one catches the tap; then what the native
   * component does of itself: a radio, checkbox or switch changes, also through its label.
   * Tapping something disabled is an error: a person would see that nothing can happen.
   */
  tap(node: WeappNode): Promise<void>;
  /** Types `value` into an input or textarea: focus, input, blur. */
  input(node: WeappNode, value: string): Promise<void>;
  /** Draws with a finger from one place of the screen to another, in px: down, along and up. */
  drag(node: WeappNode, from: Place, to: Place): Promise<void>;
  /** Sends `change` with `value` to a picker, slider or any native component that reports one. */
  change(node: WeappNode, value: unknown): Promise<void>;
  /** Sends any other event (`longpress`, `scrolltolower`, …) to one node's own handler. */
  trigger(node: WeappNode, type: string, detail?: object): Promise<void>;
}

const bubbling = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);

const handlerOf = (node: WeappNode, type: string): { name: string; catches: boolean } | undefined => {
  for (const [prefix, catches] of [
    ['bind', false],
    ['catch', true],
  ] as const) {
    const name = node.attributes[`${prefix}${type}`] ?? node.attributes[`${prefix}:${type}`];
    if (typeof name === 'string' && name !== '') return { name, catches };
  }
  return undefined;
};

const place = (node: WeappNode): object => ({
  id: attributeText(node, 'id'),
  offsetLeft: 0,
  offsetTop: 0,
  dataset: Object.fromEntries(
    Object.entries(node.attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice('data-'.length), value]),
  ),
});

const isOn = (value: unknown): boolean => value === true || value === 'true';

/** Gestures on the page on top of `pages`. */
export function weappGestures(pages: WeappPages): WeappGestures {
  // Native components keep their own state between the app's renders.
  const checkedNow = new WeakMap<OpenPage, Map<unknown, boolean>>();

  const top = (): OpenPage => {
    const page = pages.stack.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  };

  function send(target: WeappNode, type: string, detail: object, { x, y }: Place = { x: 1, y: 1 }): void {
    const page = top();
    const path = bubbling.has(type) ? eachEnclosing(target) : [target];
    for (const node of path) {
      const handler = handlerOf(node, type);
      if (handler === undefined) continue;
      const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y };
      pages.call(page, handler.name, {
        type,
        timeStamp: Date.now(),
        target: place(target),
        currentTarget: place(node),
        detail,
        mark: {},
        touches: bubbling.has(type) && type !== 'touchend' ? [touch] : [],
        changedTouches: bubbling.has(type) ? [touch] : [],
      });
      if (handler.catches) return;
    }
  }

  const states = (): Map<unknown, boolean> => {
    const page = top();
    const known = checkedNow.get(page) ?? new Map<unknown, boolean>();
    checkedNow.set(page, known);
    return known;
  };
  const isChecked = (node: WeappNode): boolean =>
    states().get(node.attributes['data-sid']) ?? isOn(node.attributes['checked']);

  function toggle(control: WeappNode): void {
    const id = control.attributes['data-sid'];
    if (control.tag === 'switch') {
      states().set(id, !isChecked(control));
      send(control, 'change', { value: isChecked(control) });
      return;
    }
    const group = eachEnclosing(control.parent).find(({ tag }) => tag === `${control.tag}-group`);
    const members =
      group === undefined ? [control] : eachNode(group).filter(({ tag }) => tag === control.tag);
    if (control.tag === 'radio') {
      if (isChecked(control)) return;
      members.forEach((member) => states().set(member.attributes['data-sid'], member === control));
      if (group !== undefined) send(group, 'change', { value: control.attributes['value'] });
      return;
    }
    states().set(id, !isChecked(control));
    const value = members.filter(isChecked).map(({ attributes }) => attributes['value']);
    if (group !== undefined) send(group, 'change', { value });
  }

  const isControl = ({ tag }: WeappNode): boolean =>
    tag === 'radio' || tag === 'checkbox' || tag === 'switch';

  // The app renders in the turn after its handler, and Taro hands the data over in the one after that.
  const drawn = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setTimeout(next));
  };

  return {
    tap: async (node) => {
      const path = eachEnclosing(node);
      const label = path.find(({ tag }) => tag === 'label');
      const control =
        path.find(isControl) ?? (label === undefined ? undefined : eachNode(label).find(isControl));
      const off = [
        ...path.filter(({ tag }) => tag === 'button'),
        ...(control === undefined ? [] : [control]),
      ].find(({ attributes }) => isOn(attributes['disabled']));
      if (off !== undefined) throw new Error(`a disabled ${off.tag} was tapped`);
      send(node, 'tap', { x: 1, y: 1 });
      if (control !== undefined) toggle(control);
      await drawn();
    },
    input: async (node, value) => {
      if (isOn(node.attributes['disabled'])) throw new Error(`a disabled ${node.tag} was typed into`);
      send(node, 'focus', { value: node.attributes['value'] ?? '', height: 0 });
      send(node, 'input', { value, cursor: value.length, keyCode: 0 });
      send(node, 'blur', { value, cursor: value.length });
      await drawn();
    },
    drag: async (node, from, to) => {
      for (const [type, at] of [
        ['touchstart', from],
        ['touchmove', to],
        ['touchend', to],
      ] as const) {
        send(node, type, {}, at);
        await drawn();
      }
    },
    change: (node, value) => {
      send(node, 'change', { value });
      return drawn();
    },
    trigger: (node, type, detail = {}) => {
      send(node, type, detail);
      return drawn();
    },
  };
}
