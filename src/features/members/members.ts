/** The front door of `members`: accounts, sessions, and who may do what. */
export { can, isAction } from './can.ts';
export type { Action, ActionObject } from './can.ts';
export { findViewer } from './find-viewer.ts';
export { htmlAnswer, jsonAnswer, seeOther } from './private-page.ts';
export type { Answer, PrivatePage, PrivateRequest, SetCookie } from './private-page.ts';
export { sessionCookie } from './session-cookie.ts';
export type { Viewer } from './viewer.ts';
