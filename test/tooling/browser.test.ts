import type { Browser } from 'playwright-core';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { newDesktopPage, newPhonePage } from '../support/browser/newPage.ts';

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><title>看 说 选 督</title></head>
   <body style="font-family: sans-serif"><main><h1>征询进度</h1>${body}</main></body></html>`;

describe('the browser of the journeys', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('draws Chinese with a font that has the characters', async () => {
    const visit = await newPhonePage(browser);
    await visit.page.setContent(
      page('<p id="a">还差三户</p><p id="b">\u{10ffff}\u{10ffff}\u{10ffff}\u{10ffff}</p>'),
    );
    const [chinese, missing] = await Promise.all(
      ['#a', '#b'].map((id) => visit.page.locator(id).screenshot()),
    );
    expect(chinese?.equals(missing ?? Buffer.alloc(0))).toBe(false);
    expect(await visit.page.evaluate('document.fonts.check("16px \\"Noto Sans SC\\"", "还差三户")')).toBe(
      true,
    );
    await visit.close();
  });

  test('a button without a name is reported as a barrier', async () => {
    const visit = await newDesktopPage(browser);
    await visit.page.setContent(page('<button>提交答复</button>'));
    await expectNoSeriousAxeFindings(visit.page);
    await visit.page.setContent(page('<button></button>'));
    await expect(expectNoSeriousAxeFindings(visit.page)).rejects.toThrow('button-name');
    await expectNoSeriousAxeFindings(visit.page, ['button-name']);
    await visit.close();
  });

  test('an error in the page is kept for the test to see', async () => {
    const visit = await newDesktopPage(browser);
    await visit.page.setContent(page('<script>throw new Error("登记失败")</script>'));
    expect(visit.faults.list).toEqual(['script: 登记失败']);
    await visit.close();
  });
});
