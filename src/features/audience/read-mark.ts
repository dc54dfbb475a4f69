/**
 * What a page carries so that a read of it can be told: the story, with proof that the page is ours and of these days, so
 * that nobody counts up stories whose pages they have not fetched. And who a reader is for one day on one site.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Salt {
  /** `2026-11-26`, in UTC. */
  day: string;
  salt: Buffer;
}

const proofBytes = 9;
const form = /^([1-9]\d{0,14})\.([\w-]{12})$/;

/** `STORY.PROOF` */
export function readMark({ salt }: Salt, siteId: number, storyId: number): string {
  return `${storyId}.${proof(salt, siteId, storyId).toString('base64url')}`;
}

/** The story of a mark that was made with one of the salts; undefined for any other text. */
export function storyOfMark(salts: readonly Salt[], siteId: number, mark: string): number | undefined {
  const [, story = '', told = ''] = form.exec(mark) ?? [];
  if (story === '') return undefined;
  const given = Buffer.from(told, 'base64url');
  if (given.length !== proofBytes) return undefined;
  const id = Number(story);
  return salts.some(({ salt }) => timingSafeEqual(proof(salt, siteId, id), given)) ? id : undefined;
}

/** 16 bytes that say nothing of a reader on another site or another day. `network` is /24 or /48. */
export function visitorOf({ salt }: Salt, siteId: number, network: string, userAgent: string): Buffer {
  return createHmac('sha256', salt).update(`visitor|${siteId}|${network}|${userAgent}`).digest().subarray(0, 16);
}

function proof(salt: Buffer, siteId: number, storyId: number): Buffer {
  return createHmac('sha256', salt).update(`mark|${siteId}|${storyId}`).digest().subarray(0, proofBytes);
}
