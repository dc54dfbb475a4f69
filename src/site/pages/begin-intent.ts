/** What somebody without a session wants to do is kept, and they are sent to log in. */
import { intentCookie, intentSeconds, keepIntent } from '../../features/discussion/discussion.ts';
import type { Intent } from '../../features/discussion/discussion.ts';
import { jsonAnswer, seeOther, throttleNetwork } from '../../features/members/members.ts';
import type { Answer, PrivateRequest, SetCookie } from '../../features/members/members.ts';
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
  const way = then === null || then.startsWith('way:') ? '' : `&then=${encodeURIComponent(then)}`;
  const location = `${prefix}/auth/start?to=${encodeURIComponent(to)}${way}`;
  // One press for another's way in: the form itself is led on.
  const leadOn = (cookies: SetCookie[]): Answer => ({
    ...seeOther(location, cookies),
    status: then?.startsWith('way:') ? 307 : 303,
  });
  if (intent === null) return leadOn([]);
  await throttleNetwork(db, 'begin', clientNetwork);
  const secret = await keepIntent(db, { siteId: site.id, storyId }, intent);
  const cookies = [{ name: intentCookie, value: secret, maxAgeSeconds: intentSeconds }];
  return wantsJson ? { ...jsonAnswer({ location }, 401), cookies } : leadOn(cookies);
}
