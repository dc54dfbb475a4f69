/**
 * What a page is to somebody on a slow phone: `node scripts/lab.mjs PORT` loads each page of the demo in Chromium with a
 * CPU four times slower, 1.6 Mbit/s and 150 ms to the server, and prints one line of JSON: the rounds of each page.
 * LCP in ms; CLS over the load and a scroll to the end; INP in ms, the worst of the interactions tried.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { unpackedChromium } from '../tests/support/chromium-folder.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const port = Number(process.argv[2]);
const rounds = 3;
const pages = [
  ['home', 'news.localhost', '/'],
  ['section', 'news.localhost', '/category/national'],
  ['story', 'news.localhost', '/category/national/transport/night-ferry-returns'],
  ['travel-home', 'travel.localhost', '/'],
];

const folder = unpackedChromium(root);
const browser = await chromium.launch({
  executablePath: join(folder, 'chromium'),
  args: ['--no-sandbox'],
  env: { HOME: folder, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
});
const found = {};
try {
  for (let round = 0; round < rounds; round += 1)
    for (const [name, host, path] of pages) {
      const seen = await look(`http://${host}:${port}${path}`);
      found[name] ??= { lcp: [], cls: [], inp: [] };
      for (const [figure, value] of Object.entries(seen)) if (value !== null) found[name][figure].push(value);
    }
} finally {
  await browser.close();
}
process.stdout.write(`${JSON.stringify(found)}\n`);

/** In a browser that has nothing yet. */
async function look(url) {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 2,
    hasTouch: true,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const bytesASecond = 1_600_000 / 8;
  const line = { offline: false, latency: 150, downloadThroughput: bytesASecond, uploadThroughput: bytesASecond / 2 };
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    globalThis.lab = { lcp: 0, cls: 0, inp: 0 };
    const watch = (type, take, options = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
    watch('largest-contentful-paint', (entry) => (lab.lcp = entry.startTime));
    watch('layout-shift', (entry) => (lab.cls += entry.hadRecentInput ? 0 : entry.value));
    watch('event', (entry) => entry.interactionId && (lab.inp = Math.max(lab.inp, entry.duration)), {
      durationThreshold: 16,
    });
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1_200);
  const { lcp } = await page.evaluate(() => lab);
  for (let y = 0; y < (await page.evaluate(() => document.documentElement.scrollHeight)); y += 700) {
    await page.evaluate((to) => scrollTo(0, to), y);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(400);
  const inp = await interact(page);
  const { cls } = await page.evaluate(() => lab);
  await context.close();
  return { lcp, cls, inp };
}

/** Null where there is nothing to touch. */
async function interact(page) {
  if ((await page.locator('.menu summary').count()) === 0) return null;
  await page.evaluate(() => scrollTo(0, 0));
  for (const _ of ['open', 'close']) {
    await page.locator('.menu summary').tap();
    await page.waitForTimeout(200);
  }
  if ((await page.locator('form.write textarea').count()) > 0) {
    await page.locator('form.write textarea').tap();
    await page.keyboard.type('The dog is called Anchovy.', { delay: 30 });
  }
  await page.waitForTimeout(300);
  return (await page.evaluate(() => lab)).inp;
}
