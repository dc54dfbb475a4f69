/** Bytes as a reader's browser gets them (br), of the heaviest page of each kind, against the budget of its kind. */
import type { Bench, Measure } from './bench.ts';
import { allAddresses } from './all-addresses.ts';
import type { PageKind } from './all-addresses.ts';
import { getRequest, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { openDemoDatabase } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured } from './measure.ts';
import { linkedPages } from './linked-pages.ts';
import type { LinkedKind } from './linked-pages.ts';
import { fontFaces, isPlainLatin, leadPicture, script, stylesheet, thumbnails, wants } from './page-loads.ts';
import type { FontFace } from './page-loads.ts';

const kib = 1_024;
type Kind = PageKind | LinkedKind | 'missing' | 'missing-lite' | 'hub';
interface Page {
  host: string;
  path: string;
  kind: Kind;
}

const article = 22_000;
const front = 30_000;
const lite = 8_000;
/** A page of itself: what is read has the article's budget, lists and forms have the front's. */
const htmlBudgets: Partial<Record<Kind, number>> = {
  ...{ story: article, edition: article, house: article },
  ...{ home: front, section: front, tag: front, author: front, series: front, popular: front, member: front },
  ...{ letters: front, editions: front, look: front, missing: front, hub: front },
  ...{
    'home-lite': lite,
    'section-lite': lite,
    'tag-lite': lite,
    'author-lite': lite,
    'series-lite': lite,
    'story-lite': lite,
    'popular-lite': lite,
  },
  ...{ 'house-lite': lite, 'missing-lite': lite },
  feed: front,
};
const cssBudget = 12_000;
const liteCssBudget = 2_000;
const scriptBudget = 12_000;
const fontBudget = 46 * kib;
const thumbnailBudget = 8_000;
const leadBudgets = { article: 70_000, front: 40_000 } as const;
/** All that is fetched for the first view. */
const firstViewBudgets = { article: 165_000, front: 220_000, lite: 14_000 } as const;

/** No page is there. */
const missing = '/no-such-page';
const hubPages = ['/login', '/register', '/forgot'].map((path): Page => ({
  host: 'account.localhost',
  path,
  kind: 'hub',
}));

export const pageWeight: Bench = async (context) => {
  const node = await startNode(context, await openDemoDatabase(context));
  const connection = await openConnection(node.port);
  context.cleanUp.defer(() => connection.close());
  const heaviest = createHeaviest();
  const fetchBytes = createFetch(connection);
  const listed: Page[] = await allAddresses(node.port);
  const hosts = [...new Set(listed.map(({ host }) => host))];
  const absent = hosts.flatMap((host): Page[] => [
    { host, path: missing, kind: 'missing' },
    { host, path: `/ja${missing}`, kind: 'missing' },
    { host, path: `${missing}.lite`, kind: 'missing-lite' },
  ]);
  const pages = [...listed, ...absent, ...hubPages];
  const known = new Set(pages.map(({ host, path }) => host + path));
  // Grows while it is gone through.
  for (const page of pages)
    for (const { path, kind } of await weigh(page, fetchBytes, heaviest)) {
      if (known.has(page.host + path)) continue;
      known.add(page.host + path);
      pages.push({ host: page.host, path, kind });
    }
  const forgotten = Object.keys(htmlBudgets).filter((kind) => !heaviest.has(kind));
  if (forgotten.length > 0) throw new Error(`No page of these kinds was found: ${forgotten.join(', ')}.`);
  return heaviest.measures(context.say);
};

/** Returns what it links to and no sitemap lists. */
async function weigh({ host, path, kind }: Page, fetchBytes: FetchBytes, heaviest: Heaviest) {
  const budget = htmlBudgets[kind];
  if (budget === undefined) return [];
  const name = `${host}${path}`;
  const htmlBytes = (await fetchBytes(host, path, 'br')).length;
  heaviest.note(kind, name, htmlBytes, budget);
  if (kind === 'feed') return [];
  const html = (await fetchBytes(host, path, 'identity')).toString();
  const linked = kind === 'hub' ? [] : linkedPages(html);
  const css = stylesheet(html);
  if (css === undefined) throw new Error(`${name} has no stylesheet.`);
  const cssBytes = (await fetchBytes(host, css, 'br')).length;
  if (kind.endsWith('-lite')) {
    heaviest.note('lite-css', css, cssBytes, liteCssBudget);
    heaviest.note(`${kind}-first-view`, name, htmlBytes + cssBytes, firstViewBudgets.lite);
    return linked;
  }
  heaviest.note('css', css, cssBytes, cssBudget);
  const code = script(html);
  const codeBytes = code === undefined ? 0 : (await fetchBytes(host, code, 'br')).length;
  if (code !== undefined) heaviest.note('script', code, codeBytes, scriptBudget);
  const faces = fontFaces((await fetchBytes(host, css, 'identity')).toString());
  heaviest.note('fonts', css, await sizeOf(faces.filter(isPlainLatin), host, fetchBytes), fontBudget);
  for (const small of thumbnails(html))
    heaviest.note('thumbnail', host + small, (await fetchBytes(host, small, 'identity')).length, thumbnailBudget);
  const like = budget === article ? 'article' : 'front';
  const lead = leadPicture(html);
  const leadBytes = lead === undefined ? 0 : (await fetchBytes(host, lead, 'identity')).length;
  if (lead !== undefined) heaviest.note(`${kind}-lead-picture`, name, leadBytes, leadBudgets[like]);
  // Japanese pages are set in the reader's own fonts.
  const fonts = html.includes('<html lang="ja"') ? [] : faces.filter((face) => wants(html, face));
  const fontBytes = await sizeOf(fonts, host, fetchBytes);
  const all = htmlBytes + cssBytes + codeBytes + fontBytes + leadBytes;
  heaviest.note(`${kind}-first-view`, name, all, firstViewBudgets[like]);
  return linked;
}

async function sizeOf(faces: readonly FontFace[], host: string, fetchBytes: FetchBytes): Promise<number> {
  const sizes = await Promise.all(faces.map(async (face) => (await fetchBytes(host, face.path, 'br')).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Heaviest {
  has(kind: string): boolean;
  note(kind: string, name: string, bytes: number, budget: number): void;
  measures(say: (line: string) => void): Measure[];
}

function createHeaviest(): Heaviest {
  const byKind = new Map<string, { name: string; bytes: number; budget: number; seen: number }>();
  return {
    has: (kind) => byKind.has(kind),
    note(kind, name, bytes, budget) {
      const former = byKind.get(kind);
      const seen = (former?.seen ?? 0) + 1;
      if (former && former.bytes >= bytes) byKind.set(kind, { ...former, seen });
      else byKind.set(kind, { name, bytes, budget, seen });
    },
    measures(say) {
      return [...byKind].map(([kind, { name, bytes, budget, seen }]) => {
        say(`${kind}: ${bytes} of ${budget} bytes, ${name}, the heaviest of ${seen}`);
        return measured({ bench: `page-weight/${kind}`, unit: 'bytes', better: 'lower' }, [bytes], budget);
      });
    },
  };
}

type FetchBytes = (host: string, path: string, accepts: 'br' | 'identity') => Promise<Buffer>;

/** Each address once, one after the other. */
function createFetch(connection: Connection): FetchBytes {
  const fetched = new Map<string, Promise<Buffer>>();
  let last: Promise<unknown> = Promise.resolve();
  return (host, path, accepts) => {
    const key = `${accepts} ${host}${path}`;
    const known = fetched.get(key);
    if (known) return known;
    const reply = last.then(() => connection.get(getRequest(host, path, accepts)));
    last = reply.catch(() => undefined);
    const bytes = reply.then(({ status, body }) => {
      if (status !== (path.includes(missing) ? 404 : 200)) throw new Error(`${host}${path} answers ${status}.`);
      return body;
    });
    fetched.set(key, bytes);
    return bytes;
  };
}
