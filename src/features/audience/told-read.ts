/** What a page's script tells of a read: `MARK ENGAGED FROM`, as `12.k3J_… 0 travel.example`. */
import { isbot } from 'isbot';

export interface ToldRead {
  mark: string;
  engaged: boolean;
  /** The host that its reader came from; empty where the browser does not say. */
  from: string;
}

const form = /^(\S{1,40}) ([01]) ([a-z0-9.:-]{0,120})$/;

export function toldRead(text: string): ToldRead | undefined {
  const [, mark = '', engaged, from = ''] = form.exec(text) ?? [];
  return mark === '' ? undefined : { mark, engaged: engaged === '1', from };
}

/** Programs that say that they are some, by a list that others keep; whoever does not is caught by pace, or not at all. */
export function isRobot(userAgent: string): boolean {
  return userAgent.length < 20 || isbot(userAgent);
}
