/** Which banners one browser has put away: a cookie that says their numbers, and the style that does it. */

export const closedCookie = '__Host-banners';
const most = 10;
const form = /^\d{1,9}(\.\d{1,9}){0,9}$/;

export function closedFrom(cookie: string | undefined): number[] {
  return cookie !== undefined && form.test(cookie) ? cookie.split('.').map(Number) : [];
}

/** The newest are remembered; the others are over by then. */
export function withClosed(cookie: string | undefined, id: number): string {
  return [...new Set([...closedFrom(cookie), id])].slice(-most).join('.');
}

export function closedCss(cookie: string | undefined): string {
  const ids = closedFrom(cookie);
  return ids.length === 0 ? '' : `${ids.map((id) => `#banner-${id}`).join()}{display:none}`;
}
