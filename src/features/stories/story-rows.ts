/** Rows as the story queries return them, made into cards and pages. The guard stands here, so no list can pass it by. */
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { sectionName, sectionPath, storyPath } from '../network/network.ts';
import type { Language, Network, Section, Site } from '../network/network.ts';
import type { Picture, PictureUse, PlacedPicture, Rendition } from '../media/media.ts';
import type { PictureId } from '../media/media.ts';
import { refusal } from './exit-guard.ts';
import type { ExitFacts } from './exit-guard.ts';
import { countTag, storyTag } from './story-tags.ts';
import type { Correction, KindFields, StoryCard, StoryId, StoryKind } from './story.ts';

export type CorrectionJson = Omit<Correction, 'at'> & { at: string };

export interface PictureJson {
  id: number;
  key: string;
  width: number;
  height: number;
  renditions: Rendition[];
  /** When the right to show it ends. Dates inside JSON come as text. */
  expiresAt: string | null;
}

export interface CardRow extends ExitFacts {
  id: number;
  kind: StoryKind;
  language: Language;
  sectionId: number;
  slug: string;
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  dateline: string | null;
  publishedAt: Date;
  updatedAt: Date | null;
  /** Visible comments. */
  comments: number;
  sponsor: string | null;
  picture: PictureJson | null;
  pictureText: PictureUse | null;
  /** Where the cards of its kind say something of them. */
  fields: KindFields;
  /** Dates inside JSON come as text. */
  correction: CorrectionJson | null;
}

export interface OnSite {
  network: Network;
  site: Site;
  language: Language;
  now: Date;
}

/** Null when the guard refuses it or its section is unknown to this node. */
export function toCard(row: CardRow, on: OnSite): StoryCard | null {
  const section = on.network.sectionById(row.sectionId);
  if (section === undefined || refusal(row, on.now) !== null) return null;
  return {
    id: row.id as StoryId,
    kind: row.kind,
    language: row.language,
    href: storyPath(on.site, section, row.slug, row.language),
    headline: row.headline,
    kicker: row.kicker,
    standfirst: row.standfirst,
    section: toSectionLink(section, on, row.language),
    dateline: row.dateline,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    comments: row.comments,
    sponsor: row.sponsor,
    picture: toPlacedPicture(row, on.now),
    fields: row.fields,
    correction: row.correction && toCorrection(row.correction),
  };
}

export function toCorrection({ kind, note, at }: CorrectionJson): Correction {
  return { kind, note, at: new Date(at) };
}

export function toSectionLink(section: Section, on: OnSite, language: Language): { name: string; href: string } {
  return { name: sectionName(section, language), href: sectionPath(on.site, section, language) };
}

/**
 * A picture without a rendition is not there yet: the page shows none rather than a missing one. Nor does it show one
 * whose right has ended.
 */
export function toPlacedPicture(row: Pick<CardRow, 'picture' | 'pictureText'>, now: Date): PlacedPicture | null {
  const { picture, pictureText } = row;
  const shown = picture && toPicture(picture, now);
  const end = pictureEnd(row);
  if (!shown || pictureText === null || (end !== null && end <= now)) return null;
  const { alt, caption, credit, notice } = pictureText;
  return { ...shown, alt, caption, credit, ...(notice === undefined ? {} : { notice }) };
}

export function toPicture({ expiresAt, id, ...file }: PictureJson, now: Date): Picture | null {
  if (file.renditions.length === 0 || (expiresAt !== null && new Date(expiresAt) <= now)) return null;
  return { ...file, id: id as PictureId };
}

/** A list with the tags of all that stand in it, right until the first of them expires. */
export function taggedCards(rows: readonly CardRow[], on: OnSite, listTags: readonly string[]): Tagged<StoryCard[]> {
  return {
    value: rows.map((row) => toCard(row, on)).filter((card) => card !== null),
    tags: [...listTags, ...rows.flatMap((row) => [storyTag(row.id), countTag(row.id)])],
    expiresAt: nextChange(rows, on.now),
  };
}

/** When the node's clock alone will change a list: an end, or an embargo that the database's clock has opened already. */
export function nextChange(
  rows: readonly (Pick<ExitFacts, 'embargoUntil' | 'expiresAt'> & Partial<Pick<CardRow, 'picture' | 'pictureText'>>)[],
  now: Date,
): Date | null {
  return earliest(
    rows.flatMap((row) => [row.embargoUntil, row.expiresAt, pictureEnd(row)]),
    now,
  );
}

/** Of those to come. */
export function earliest(moments: readonly (Date | null | undefined)[], now: Date): Date | null {
  const toCome = moments.filter((moment) => moment instanceof Date).filter((moment) => moment > now);
  return toCome.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Of the file, or of this use of it: whichever is first. */
function pictureEnd({ picture, pictureText }: Partial<Pick<CardRow, 'picture' | 'pictureText'>>): Date | null {
  const ends = [picture?.expiresAt, pictureText?.expires].flatMap((end) => (end ? [Date.parse(end)] : []));
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}
