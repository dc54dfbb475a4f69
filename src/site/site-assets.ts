/** The files that pages load, each named by a hash of its bytes and kept for ever by browsers. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Network, Site } from '../features/network/network.ts';
import { toSendable } from '../platform/page-cache/compress.ts';
import type { Encoding, Sendable } from '../platform/page-cache/page.ts';
import type { PageAssets } from './layout/assets.ts';
import { brandSprite } from './layout/brand.tsx';
import { speculationRules } from './layout/speculation-rules.ts';
import { inkCss, themeCss } from './theme-css.ts';

export interface SiteAssets {
  of(site: Site): PageAssets;
  /** The newsroom's stylesheet. */
  newsroomCss: string;
  file(name: string): Record<Encoding, Sendable> | undefined;
  /** A theme may have changed: makes the files that come from the network anew. */
  refresh(network: Network): void;
}

interface Manifest {
  'site.css': { file: string } | string;
  'lite.css': { file: string } | string;
  'site.js': { file: string } | string;
  'newsroom.css': { file: string } | string;
  fonts: Record<string, string>;
}

/** A file is pressed when the first reader asks for it, and named by its bytes. */
const hardest = 11;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export function loadSiteAssets(folder: string, headers: Readonly<Record<string, string>>): SiteAssets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const files = new Map<string, Record<Encoding, Sendable>>();
  const common = { ...headers, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' };
  const add = (name: string, bytes: Buffer, contentType = types[extname(name)] ?? 'application/octet-stream'): void => {
    files.set(name, toSendable({ status: 200, contentType, body: bytes }, common, hardest));
  };
  for (const name of readdirSync(folder)) if (extname(name) in types) add(name, readFileSync(join(folder, name)));
  const siteCss = readFileSync(join(folder, nameOf(manifest['site.css'])), 'utf8');
  const fonts = { serif: `/assets/${manifest.fonts['newsreader']}`, sans: `/assets/${manifest.fonts['franklin']}` };
  const script = `/assets/${nameOf(manifest['site.js'])}`;
  const liteCss = `/assets/${nameOf(manifest['lite.css'])}`;
  let bySite = new Map<string, PageAssets>();

  function addHashed(stem: string, extension: string, text: string, contentType?: string): string {
    const bytes = Buffer.from(text);
    const name = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${extension}`;
    if (!files.has(name)) add(name, bytes, contentType);
    return `/assets/${name}`;
  }

  const rulesType = 'application/speculationrules+json';
  const rules = addHashed('ahead', '.json', JSON.stringify(speculationRules), rulesType);

  return {
    of(site) {
      const assets = bySite.get(site.key);
      if (!assets) throw new Error(`The site ${site.key} has no assets.`);
      return assets;
    },
    newsroomCss: `/assets/${nameOf(manifest['newsroom.css'])}`,
    file: (name) => files.get(name),
    refresh(network) {
      const brand = addHashed('brand', '.svg', brandSprite(network.sites));
      bySite = new Map(
        network.sites.map((site) => {
          const css = addHashed(site.key, '.css', themeCss(site.theme) + inkCss(network.sites) + siteCss);
          return [site.key, { css, liteCss, script, brand, fonts, speculationRules: rules }];
        }),
      );
    },
  };
}

function nameOf(entry: { file: string } | string): string {
  return typeof entry === 'string' ? entry : entry.file;
}
