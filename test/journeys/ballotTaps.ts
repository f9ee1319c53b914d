import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

/** The questions of the ballot in view that must be answered, in the order of this household. */
export function requiredQuestions({ page }: Person): Promise<Locator[]> {
  return page.locator('section.ask').filter({ hasText: '必答', visible: true }).all();
}

/** Taps the first option of a question: 要 where it asks for a stance. */
export const tapFirst = (question: Locator): Promise<void> => question.locator('label.pick').first().click();

/** Opens the ballot from the home page and answers whatever is required and open. */
export async function fillBallot(person: Person): Promise<void> {
  await person.press('现在去答复');
  await person.button('看一遍，再提交').waitFor();
  for (const question of await requiredQuestions(person))
    if ((await question.locator('input:checked').count()) === 0) await tapFirst(question);
  await person.words('必答的都选好了，还没有提交。').waitFor();
}

/** From a filled ballot through the review to the receipt that the device has checked. */
export async function handIn(person: Person): Promise<void> {
  await person.press('看一遍，再提交');
  await person.press('提交');
  await person.words('您的答复已登记').waitFor();
}
