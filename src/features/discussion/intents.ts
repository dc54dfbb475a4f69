/**
 * What a reader was about to do when they had to log in: kept, shown to them in words before they press, and done once.
 */
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { insertIntent, intentById, intentBySecret } from './intent-queries.ts';
import { storyPlace } from './comment-queries.ts';
import type { StoryPlace } from './comment-queries.ts';
import { newSecret, secretHash } from '../members/members.ts';

export const intentCookie = '__Host-intent';
export const intentSeconds = 86_400;

const payloads = {
  vote: z.object({ commentId: z.number().int(), value: z.union([z.literal(1), z.literal(-1), z.literal(0)]) }),
  comment: z.object({
    text: z.string(),
    parentId: z.number().int().nullable(),
    passage: z.string().nullable(),
    quotedComment: z.number().int().nullable(),
    submission: z.string(),
  }),
  /** Stands before the form again, with the passage and whatever was typed. */
  quote: z.object({
    passage: z.string().nullable(),
    parentId: z.number().int().nullable(),
    quotedComment: z.number().int().nullable(),
    text: z.string(),
  }),
  /** Sent after the session had ended: stands before the form again. */
  edit: z.object({ commentId: z.number().int(), text: z.string() }),
  /** A poll's answer, by its place. */
  poll: z.object({ pollId: z.number().int(), place: z.number().int() }),
  report: z.object({ commentId: z.number().int(), rule: z.string(), note: z.string() }),
};

export type Intent =
  | { kind: 'vote'; payload: z.infer<typeof payloads.vote> }
  | { kind: 'comment'; payload: z.infer<typeof payloads.comment> }
  | { kind: 'quote'; payload: z.infer<typeof payloads.quote> }
  | { kind: 'edit'; payload: z.infer<typeof payloads.edit> }
  | { kind: 'poll'; payload: z.infer<typeof payloads.poll> }
  | { kind: 'report'; payload: z.infer<typeof payloads.report> };

export type KeptIntent = Intent & { intentId: number; siteId: number; storyId: number; done: boolean };

/** The secret is for the cookie of the browser that began it. */
export async function keepIntent(db: Db, at: { siteId: number; storyId: number }, intent: Intent): Promise<string> {
  const { value, hash } = newSecret();
  await insertIntent(db, { ...at, secret: hash, kind: intent.kind, payload: intent.payload });
  return value;
}

/** Only who holds the cookie: an address that names an intent proves nothing. */
export async function intentOfBrowser(db: Db, secret: string | undefined): Promise<number | null> {
  const hash = secretHash(secret);
  return (hash && (await intentBySecret(db, hash))) ?? null;
}

export async function findIntent(db: Db, intentId: number): Promise<KeptIntent | undefined> {
  const row = await intentById(db, intentId);
  if (!row) return undefined;
  const payload = payloads[row.kind].safeParse(row.payload);
  return payload.success ? ({ ...row, payload: payload.data } as KeptIntent) : undefined;
}

/** For the pages that ask: what would be done, and where. */
export async function describeIntent(
  db: Db,
  intentId: number,
  now: Date,
): Promise<{ intent: KeptIntent; place: StoryPlace } | undefined> {
  const intent = await findIntent(db, intentId);
  const place = intent && !intent.done ? await storyPlace(db, intent.storyId, intent.siteId, now) : undefined;
  return intent && place && { intent, place };
}
