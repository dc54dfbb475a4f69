/** What is wrong with a page in a real browser, on a phone and on a desk. */
import type { Page } from 'playwright-core';
import { accessibilityFaults } from './axe.ts';
import { missingPictures } from './missing-pictures.ts';

/** On a phone, then on a desk. */
export async function faultsIn(page: Page, address: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  const onPhone = (await overflow(page)).map((fault) => `390 px: ${fault}`);
  await page.setViewportSize({ width: 1_280, height: 900 });
  const onDesk = [...(await overflow(page)), ...(await missingPictures(page)), ...(await accessibilityFaults(page))];
  return [...onPhone, ...onDesk].map((fault) => `${colorScheme}: ${fault}`);
}

export async function overflow(page: Page): Promise<string[]> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return over > 0 ? [`${over} px too wide`] : [];
}
