/**
 * `npm run docs:pictures`: the pictures of README.md, from a demo that is started for them and stopped after. Needs a
 * finished build and the development tools; `npm run check` brings both.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { unpackedChromium } from '../tests/support/chromium-folder.ts';
import { pinnedNode } from './prepare/pinned-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'pictures');
const maxBytes = 200_000;

const story = '/category/national/transport/night-ferry-returns';
const desktop = { width: 1280, height: 988 };
const phone = { width: 390, height: 844 };
const sites = ['news', 'life', 'travel', 'city'];

const pictures = {
  'sites.webp': async (shoot) => {
    const shots = [];
    for (const site of sites) {
      const shot = await shoot(site, '/', { width: 1120, height: 1480 });
      shots.push(await sharp(shot).resize({ width: 420 }).png().toBuffer());
    }
    return sideBySide(shots, 16);
  },
  'story.webp': async (shoot) => framed(await shoot('news', story, phone, 2)),
  'discussion.webp': async (shoot) =>
    sideBySide(
      [
        await shoot('news', story, desktop, 1, '#comments'),
        await shoot('news', story, { ...phone, height: desktop.height }, 1, '#comments'),
      ],
      40,
    ),
  'moderation.webp': async (shoot, shootAs) =>
    framed(await shootAs('moderator@demo.invalid', 'newsroom', '/?queue=held', { width: 1120, height: 640 })),
};

if (!existsSync(join(root, 'dist', '.built'))) throw new Error('There is no build: run `npm run check` first.');
const dataDir = mkdtempSync(join(tmpdir(), 'kawaraban-pictures-'));
// As root, PostgreSQL runs as another user, who has to get in.
chmodSync(dataDir, 0o711);
const demo = await startDemo(dataDir);
try {
  mkdirSync(folder, { recursive: true });
  await takeAll(demo.port);
} finally {
  await demo.stop();
  rmSync(dataDir, { recursive: true });
}

async function takeAll(port) {
  const browser = await openBrowser();
  const shoot = (site, path, viewport, scale = 1, from = null) =>
    screenshot(browser, `http://${site}.localhost:${port}${path}`, viewport, scale, from);
  const shootAs = (member, host, path, viewport) =>
    asMember(browser, member, `http://${host}.localhost:${port}${path}`, viewport);
  try {
    for (const [name, make] of Object.entries(pictures)) {
      const file = join(folder, name);
      writeFileSync(file, await smallEnough(await make(shoot, shootAs)));
      console.log(`${name} ${statSync(file).size} bytes`);
    }
  } finally {
    await browser.close();
  }
}

/** `npm start` without npm, on ports that are free. Resolves when it has said its addresses. */
function startDemo(dataDirectory) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: dataDirectory, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(pinnedNode(root), [join(root, 'dist', 'bin', 'launcher.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const address = /http:\/\/news\.localhost:(\d+)\//.exec(said);
      if (address) resolve({ port: Number(address[1]), stop });
    });
    void ended.then((code) => reject(new Error(`The demo ended with ${code}. It said:\n${said}`)));
  });
}

/** As tests/support/browser.ts opens it, with letters drawn where they are and not on the grid of the pixels. */
function openBrowser() {
  const unpacked = unpackedChromium(root);
  return chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: {
      HOME: unpacked,
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  });
}

/** The first screen of a page, or the one that begins with the element `from`; with its pictures and fonts there. */
async function screenshot(browser, address, viewport, scale, from) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale, colorScheme: 'light' });
  try {
    const reply = await page.goto(address);
    if (reply?.status() !== 200) throw new Error(`${address} answers ${reply?.status()}.`);
    await scrollThrough(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    if (from !== null) await page.locator(from).evaluate((element) => element.scrollIntoView());
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

/** A page that asks who one is; the demo's members have one password. */
async function asMember(browser, member, address, viewport) {
  const page = await browser.newPage({ viewport, colorScheme: 'light' });
  try {
    await page.goto(address);
    await page.fill('#email', member);
    await page.fill('#password', 'kawaraban-demo-2026');
    await Promise.all([page.waitForURL(`${new URL(address).origin}/**`), page.click('button.main')]);
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

/** Lazy pictures load when they come near. */
async function scrollThrough(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.evaluate((top) => scrollTo(0, top), y);
    await page.waitForTimeout(60);
  }
  await page.evaluate(() => scrollTo(0, 0));
}

/** Of one height, on nothing, each with a hair of an edge so that white paper ends on a white page too. */
async function sideBySide(shots, gap) {
  const parts = await Promise.all(shots.map(framed));
  const sizes = await Promise.all(parts.map((part) => sharp(part).metadata()));
  let left = 0;
  const placed = parts.map((input, index) => {
    const at = { input, left, top: 0 };
    left += sizes[index].width + gap;
    return at;
  });
  const height = Math.max(...sizes.map((size) => size.height));
  const canvas = { width: left - gap, height, channels: 4, background: '#0000' };
  return sharp({ create: canvas }).composite(placed).png().toBuffer();
}

async function framed(shot) {
  const { width, height } = await sharp(shot).metadata();
  const edge = `<svg width="${width}" height="${height}"><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="none" stroke="#8886"/></svg>`;
  return sharp(shot)
    .composite([{ input: Buffer.from(edge) }])
    .png()
    .toBuffer();
}

async function smallEnough(png) {
  for (const quality of [82, 74, 66, 58, 50]) {
    const bytes = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Error(`A picture is larger than ${maxBytes} bytes.`);
}
