import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { newcomer, signedIn, type Person } from './person.ts';

/** What the keyboard is on: role or kind, name, and the question it belongs to. */
interface Focus {
  readonly kind: string;
  readonly name: string;
  readonly question: string;
  readonly outlined: boolean;
}

const focusOf = ({ page }: Person): Promise<Focus> =>
  page.evaluate<Focus>(`(() => {
    const element = document.activeElement ?? document.body;
    const seen = element.matches('input.pick__input') ? element.closest('label') : element;
    const style = getComputedStyle(seen);
    return {
      kind: element.matches('input') ? element.type : element.tagName.toLowerCase(),
      name: element.getAttribute('aria-label') ?? seen.textContent.trim(),
      question: element.closest('section.ask')?.id ?? '',
      outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    };
  })()`);

/** Presses Tab until the keyboard is where it is wanted; a way of more than 250 stops counts as none. */
async function tabTo(person: Person, wanted: (focus: Focus) => boolean): Promise<Focus> {
  for (let stops = 0; stops < 250; stops += 1) {
    await person.page.keyboard.press('Tab');
    const focus = await focusOf(person);
    if (wanted(focus)) return focus;
  }
  throw new Error(`the keyboard does not come there; it is on ${JSON.stringify(await focusOf(person))}`);
}

async function pressByKeyboard(person: Person, name: string | RegExp): Promise<void> {
  await person.button(name).waitFor();
  const focus = await tabTo(
    person,
    (at) => at.kind !== 'body' && (typeof name === 'string' ? at.name === name : name.test(at.name)),
  );
  expect(focus).toMatchObject({ outlined: true });
  await person.page.keyboard.press('Enter');
}

describe('without a mouse', () => {
  let server: DemoServer;
  let browser: Browser;
  const everybody: Person[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('a ballot is answered from signing in to the receipt with Tab, space, arrows and Enter', async () => {
    const person = await newcomer({ browser, url: server.url, on: 'desktop' });
    everybody.push(person);
    const { keyboard } = person.page;
    await pressByKeyboard(person, '我的');
    await pressByKeyboard(person, /resident-5 ·/);
    await person.button('退出登录').waitFor();
    await pressByKeyboard(person, '首页');
    await pressByKeyboard(person, '现在去答复');
    await person.button('看一遍，再提交').waitFor();

    const required = person.page.locator('section.ask').filter({ hasText: '必答', visible: true });
    const ids = await Promise.all((await required.all()).map((one) => one.getAttribute('id')));
    const questions = ids.filter((id) => id !== null);
    expect(questions.length).toBeGreaterThan(2);
    for (const question of questions) {
      const { kind } = await tabTo(
        person,
        (at) => at.question === question && /radio|checkbox/.test(at.kind),
      );
      await keyboard.press('Space');
      // One stop a group; inside it the arrows choose.
      if (kind === 'radio') await keyboard.press('ArrowDown');
    }
    await person.words('必答的都选好了，还没有提交。').waitFor();
    const stances = await required.locator('input[type=radio]:checked').count();
    expect(await required.getByText('不要', { exact: true }).count()).toBe(stances);

    await pressByKeyboard(person, '看一遍，再提交');
    await pressByKeyboard(person, '提交');
    await person.words('您的答复已登记').waitFor();
  });

  test('the first stop of a page leads past its head to what it is about', async () => {
    const person = await newcomer({ browser, url: server.url, on: 'desktop' });
    everybody.push(person);
    await person.button('跳到正文').waitFor({ state: 'attached' });
    await person.page.keyboard.press('Tab');
    expect(await focusOf(person)).toMatchObject({ name: '跳到正文' });
    await person.page.keyboard.press('Enter');
    expect(await person.page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('a supervisor orders the table by keyboard, and filter and order survive loading the page again', async () => {
    const person = await signedIn({ browser, url: server.url, on: 'desktop' }, 'bureau-1');
    everybody.push(person);
    await person.open('/bureau/index');
    await person.page.getByRole('rowheader', { name: '示范一小区' }).waitFor();
    const names = () => person.page.getByRole('rowheader').allInnerTexts();
    const all = await names();
    await person.page.getByLabel('阶段').selectOption({ label: '征集意见·点菜' });
    await person.page.locator('label.pick', { hasText: '只看未达标' }).click();
    await pressByKeyboard(person, /^还差/);
    const shown = await names();
    expect(shown.length).toBeLessThan(all.length);
    expect(shown).toContain('示范一小区');
    const row = person.page.getByRole('row', { name: /示范一小区/ });
    expect(await row.innerText()).toMatch(/24[^]*75\.0%[^]*18\/24[^]*2 户/);
    await person.page.reload();
    await person.page.getByRole('rowheader', { name: '示范一小区' }).waitFor();
    expect(await names()).toEqual(shown);
    expect(await person.page.getByRole('columnheader', { name: /还差/ }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });

  test('no page had a script error, a refused style or an unexpected console error', () => {
    expect(everybody.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
