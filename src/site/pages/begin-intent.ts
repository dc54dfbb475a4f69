/** What somebody without a session wants to do is kept, and they are sent to log in. */
import { intentCookie, intentSeconds, keepIntent } from '../../features/discussion/discussion.ts';
import type { Intent } from '../../features/discussion/discussion.ts';
import { jsonAnswer, seeOther, throttleNetwork } from '../../features/members/members.ts';
import type { Answer, PrivateRequest } from '../../features/members/members.ts';
import type { Db } from '../../platform/db/database.ts';

/** Kept until there is somebody to do it for. */
export async function beginIntent(
  db: Db,
  request: PrivateRequest,
  storyId: number,
  intent: Intent | null,
  to: string,
  then: string | null = null,
): Promise<Answer> {
  const { site, language, wantsJson, clientNetwork } = request;
  const prefix = language === site.languages[0] ? '' : `/${language}`;
  const way = then === null ? '' : `&then=${encodeURIComponent(then)}`;
  const location = `${prefix}/auth/start?to=${encodeURIComponent(to)}${way}`;
  if (intent === null) return seeOther(location);
  await throttleNetwork(db, 'begin', clientNetwork);
  const secret = await keepIntent(db, { siteId: site.id, storyId }, intent);
  const cookies = [{ name: intentCookie, value: secret, maxAgeSeconds: intentSeconds }];
  return wantsJson ? { ...jsonAnswer({ location }, 401), cookies } : seeOther(location, cookies);
}
