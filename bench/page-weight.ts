/** Bytes as a reader's browser gets them (br), of the heaviest page of each kind, against the budget of its kind. */
import type { Bench, Measure } from './bench.ts';
import { allAddresses } from './all-addresses.ts';
import type { Address, PageKind } from './all-addresses.ts';
import { getRequest, openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { openDemoDatabase } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured } from './measure.ts';
import { fontFaces, isPlainLatin, leadPicture, stylesheet, wants } from './page-loads.ts';
import type { FontFace } from './page-loads.ts';

const kib = 1_024;
/** A page of itself. What has no budget of its own there has that of what is most like it. */
const htmlBudgets: Partial<Record<PageKind, number>> = {
  home: 30_000,
  section: 30_000,
  story: 22_000,
  'home-lite': 8_000,
  'section-lite': 8_000,
  'story-lite': 8_000,
  feed: 30_000,
};
const cssBudget = 12_000;
const liteCssBudget = 2_000;
const fontBudget = 46 * kib;
const pictureBudgets: Partial<Record<PageKind, number>> = { home: 40_000, section: 40_000, story: 70_000 };
/** All that is fetched for the first view. */
const storyBudget = 165_000;
const liteStoryBudget = 14_000;

export const pageWeight: Bench = async (context) => {
  const node = await startNode(context, await openDemoDatabase(context));
  const connection = await openConnection(node.port);
  context.cleanUp.defer(() => connection.close());
  const heaviest = createHeaviest();
  const fetchBytes = createFetch(connection);
  for (const address of await allAddresses(node.port)) await weigh(address, fetchBytes, heaviest);
  return heaviest.measures(context.say);
};

async function weigh(address: Address, fetchBytes: FetchBytes, heaviest: Heaviest): Promise<void> {
  const { host, path, kind } = address;
  const budget = htmlBudgets[kind];
  if (budget === undefined) return;
  const name = `${host}${path}`;
  const htmlBytes = (await fetchBytes(host, path, 'br')).length;
  heaviest.note(kind, name, htmlBytes, budget);
  if (kind === 'feed') return;
  const html = (await fetchBytes(host, path, 'identity')).toString();
  const css = stylesheet(html);
  if (css === undefined) throw new Error(`${name} has no stylesheet.`);
  const cssBytes = (await fetchBytes(host, css, 'br')).length;
  if (kind.endsWith('-lite')) {
    heaviest.note('lite-css', css, cssBytes, liteCssBudget);
    if (kind === 'story-lite') heaviest.note('story-lite-first-view', name, htmlBytes + cssBytes, liteStoryBudget);
    return;
  }
  heaviest.note('css', css, cssBytes, cssBudget);
  const faces = fontFaces((await fetchBytes(host, css, 'identity')).toString());
  heaviest.note('fonts', css, await sizeOf(faces.filter(isPlainLatin), host, fetchBytes), fontBudget);
  const picture = leadPicture(html);
  const pictureBytes = picture === undefined ? 0 : (await fetchBytes(host, picture, 'identity')).length;
  const pictureBudget = pictureBudgets[kind];
  if (picture !== undefined && pictureBudget !== undefined)
    heaviest.note(`${kind}-lead-picture`, name, pictureBytes, pictureBudget);
  if (kind !== 'story' || html.includes('<html lang="ja"')) return;
  const fontBytes = await sizeOf(
    faces.filter((face) => wants(html, face)),
    host,
    fetchBytes,
  );
  heaviest.note('story-first-view', name, htmlBytes + cssBytes + fontBytes + pictureBytes, storyBudget);
}

async function sizeOf(faces: readonly FontFace[], host: string, fetchBytes: FetchBytes): Promise<number> {
  const sizes = await Promise.all(faces.map(async (face) => (await fetchBytes(host, face.path, 'br')).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

interface Heaviest {
  note(kind: string, name: string, bytes: number, budget: number): void;
  measures(say: (line: string) => void): Measure[];
}

function createHeaviest(): Heaviest {
  const byKind = new Map<string, { name: string; bytes: number; budget: number; seen: number }>();
  return {
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
      if (status !== 200) throw new Error(`${host}${path} answers ${status}.`);
      return body;
    });
    fetched.set(key, bytes);
    return bytes;
  };
}
