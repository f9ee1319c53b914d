import type { Page } from 'playwright-core';

/** Runs in the page; written as text because the tests are no program of the browser's. */
const look = `(() => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) faults.push('the page is wider than the screen');
  const visible = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const scrollsAside = (element) => {
    for (let one = element; one !== null; one = one.parentElement)
      if (/auto|scroll/.test(getComputedStyle(one).overflowX) && !one.classList.contains('taro_page') && one.scrollWidth > one.clientWidth)
        return true;
    return false;
  };
  for (const element of document.querySelectorAll('.screen *')) {
    const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (words.length === 0 || !visible(element) || element.closest('.unseen, .screen__skip') !== null) continue;
    const text = words.map((node) => node.textContent.trim()).join(' ').slice(0, 30);
    const range = document.createRange();
    for (const node of words) {
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const right = Math.max(...boxes.map((box) => box.right));
      const left = Math.min(...boxes.map((box) => box.left));
      if ((right > width + 1 || left < -1) && !scrollsAside(element)) faults.push('beyond the edge: ' + text);
    }
    const style = getComputedStyle(element);
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden';
    if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      faults.push('cut off: ' + text);
  }
  for (const element of document.querySelectorAll('.taro_page'))
    if (visible(element) && element.scrollWidth > element.clientWidth + 1) {
      const widest = [...element.querySelectorAll('*')].reduce((one, other) =>
        other.getBoundingClientRect().right > one.getBoundingClientRect().right ? other : one);
      faults.push('scrolls sideways because of ' + widest.className);
    }
  return [...new Set(faults)];
})()`;

/** What does not fit: a page wider than the screen, words beyond its edge, words cut off by their box. */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(look);

/** The largest text of ordinary paragraphs in px: the size the person has chosen. */
export const textSize = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `getComputedStyle([...document.querySelectorAll('.screen')].find((one) => one.checkVisibility())).fontSize`,
  );

/**
 * The lines and cells of the page's main part without spaces, signs of order and figures, which change by
 * themselves, and without the heads of a table that a list of cards has not: its first column, which is what the cards are
 * called, and the column of buttons.
 */
export async function linesOf(page: Page): Promise<string[]> {
  const plain = (line: string): string => line.replace(/[\s\d.,:%△▲▼]/g, '');
  const main = page.locator('main').filter({ visible: true });
  const heads = (
    await main
      .locator('.table__head .table__cell:first-child, .table__head .table__cell--act')
      .allInnerTexts()
  ).map(plain);
  const lines = (await main.innerText()).split(/[\n\t]/).map(plain);
  return lines.filter((line) => line !== '' && !heads.includes(line));
}
