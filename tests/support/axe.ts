/** What axe finds wrong with a page as it is now. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line per fault: rule, what it asks for, and the elements; empty when there is none. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's CSP lets no foreign script in.
  await page.evaluate(script);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
}
