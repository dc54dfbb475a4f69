/** The browser of the tests is one that can fail them: its guards are on, and Japanese is drawn. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { accessibilityFaults } from './support/axe.ts';
import { testBrowser } from './support/browser.ts';
import { htmlFaults } from './support/html-validate.ts';

const browser = await testBrowser();
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', "default-src 'self'");
  response.end(request.headers['sec-fetch-site'] === 'cross-site' ? 'cross-site' : page);
});
const page =
  '<!doctype html><html lang="ja"><head><title>京都</title></head><body><main><h1><span id="word">京都の秋</span></h1></main></body></html>';
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;

test('a page of one site cannot read the answer of another', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(`http://a.localhost:${port}/`);
  const read = (host: string): Promise<string> =>
    tab.evaluate(`fetch('http://${host}:${port}/').then((reply) => reply.text(), String)`);
  expect(await read('a.localhost')).toContain('京都');
  expect(await read('b.localhost')).toContain('Failed to fetch');
  await context.close();
});

test('Japanese text is drawn, not left blank or boxed', async () => {
  const tab = await browser.newPage();
  await tab.goto(`http://a.localhost:${port}/`);
  const drawn = async (text: string): Promise<string> => {
    await tab.evaluate(`document.getElementById('word').textContent = ${JSON.stringify(text)}`);
    return (await tab.locator('h1').screenshot()).toString('base64');
  };
  expect(await drawn('京都')).not.toBe(await drawn('大阪'));
  await tab.close();
});

test('axe and html-validate run, and see a fault', async () => {
  const tab = await browser.newPage();
  await tab.goto(`http://a.localhost:${port}/`);
  expect(await accessibilityFaults(tab)).toEqual([]);
  await tab.evaluate(`document.querySelector('main').append(document.createElement('img'))`);
  expect((await accessibilityFaults(tab)).join()).toContain('image-alt');
  await tab.close();
  expect(await htmlFaults(page)).toEqual([]);
  expect((await htmlFaults(page.replace('</h1>', '</h2>'))).join()).toContain('close-order');
});
