/** A real Chromium for a test file, with its web security on. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, inject } from 'vitest';

/** Called at the top of a test file. Each `x.localhost` is a site of its own to it, and resolves by itself. */
/** `more`: further arguments, as `--user-agent=…`, which also holds for what a page sends while it is left. */
export async function testBrowser(...more: string[]): Promise<Browser> {
  const folder = inject('chromiumFolder');
  const browser = await chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Never the package's own arguments: they switch web security and site isolation off.
    args: ['--no-sandbox', ...more],
    env: {
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
  afterAll(() => browser.close());
  return browser;
}
