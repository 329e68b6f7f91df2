/** Answering on the page, as fast as a hand could. */
import type { Page } from 'playwright-core';

/** From the question on screen to the review, choosing the option with this name wherever there is one. */
export const answerAll = async (page: Page, option: RegExp): Promise<void> => {
  await page.locator('button[type=submit]').waitFor();
  for (let question = 0; question < 30; question++) {
    const before = await page.title();
    if (before.startsWith('Review')) return;
    const radio = page.getByRole('radio', { name: option });
    if ((await radio.count()) > 0) await radio.first().check();
    await page.locator('button[type=submit]').click();
    await page.waitForFunction((title) => document.title !== title, before);
  }
};

export const answerEverything = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Start|Go on)$/ }).click();
  await answerAll(page, /^(Agree|8)$/);
};
