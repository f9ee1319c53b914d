import type { Browser, Locator, Page } from 'playwright-core';
import { newDesktopPage, newPhonePage } from '../support/browser/newPage.ts';

/** Somebody in front of a browser of their own, signed in through the page as a demonstration account. */
export interface Person {
  readonly page: Page;
  /** What the page should never have caused: script errors, console errors, refused styles and scripts. */
  readonly faults: readonly string[];
  /** Opens an address of the app (`/round/ballot?…`) anew, as from a link. */
  open(path: string): Promise<void>;
  /** A button that can be seen, by its whole name or a part of it. */
  button(name: string | RegExp): Locator;
  /** The first words of this kind that can be seen. */
  words(text: string | RegExp): Locator;
  /** Presses a button. */
  press(name: string | RegExp): Promise<void>;
  leave(): Promise<void>;
}

export interface Visit {
  readonly browser: Browser;
  readonly url: string;
  readonly on: 'phone' | 'desktop';
}

/** Opens the web page as a stranger sees it. */
export async function newcomer({ browser, url, on }: Visit): Promise<Person> {
  const { page, faults, close } = await (on === 'phone' ? newPhonePage : newDesktopPage)(browser);
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const person: Person = {
    page,
    faults: faults.list,
    async open(path) {
      await page.goto('about:blank');
      await page.goto(`${url}/#${path}`);
    },
    button,
    words: (text) => page.getByText(text).filter({ visible: true }).first(),
    press: (name) => button(name).click(),
    leave: close,
  };
  await person.open('/home/index');
  return person;
}

/** Opens the web page and signs in under 我的, as the demonstration offers it; ends on the home page. */
export async function signedIn(visit: Visit, account: string): Promise<Person> {
  const person = await newcomer(visit);
  await person.press('我的');
  await person.press(new RegExp(`\\s${account} ·`));
  await person.button('退出登录').waitFor();
  await person.press('首页');
  return person;
}

/** Sets the text to 30 px, the largest of 长辈模式, with the buttons of the settings page. */
export async function enlargeText(person: Person): Promise<void> {
  await person.open('/me/settings');
  const larger = person.button('大一点');
  await larger.waitFor();
  while (await larger.isEnabled()) await larger.click();
  await person.words('现在是 30 号字').waitFor();
}
