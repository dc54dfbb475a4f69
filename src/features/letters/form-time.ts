/** When a form was drawn, under our seal. Whoever sends it sooner than a person can read it is a program. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const soonestMs = 1_500;
/** A form that was left open overnight is still somebody's. */
const latestMs = 2 * 86_400_000;

export function formTime(secretKey: Buffer, now: Date): string {
  const at = now.getTime().toString(36);
  return `${at}.${seal(secretKey, at)}`;
}

export function isPersonsTime(secretKey: Buffer, value: string, now: Date): boolean {
  const [, at, sealed] = /^([0-9a-z]{1,12})\.([\w-]{22})$/.exec(value) ?? [];
  if (at === undefined || sealed === undefined) return false;
  if (!timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(secretKey, at)))) return false;
  const ageMs = now.getTime() - Number.parseInt(at, 36);
  return ageMs >= soonestMs && ageMs <= latestMs;
}

function seal(secretKey: Buffer, at: string): string {
  return createHmac('sha256', secretKey).update(`form ${at}`).digest('base64url').slice(0, 22);
}
