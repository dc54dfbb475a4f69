/** The front door of `members`: accounts, sessions, and who may do what. */
export { can, isAction } from './can.ts';
export type { Action, ActionObject } from './can.ts';
export { findViewer } from './find-viewer.ts';
export { htmlAnswer, jsonAnswer, retryAfter, seeOther } from './private-page.ts';
export type { Answer, PrivatePage, PrivateRequest, SetCookie } from './private-page.ts';
export { returnPath } from './return-path.ts';
export {
  begunCookie,
  handoffCookie,
  newSecret,
  plainCookie,
  secretHash,
  sessionCookie,
  sessionHintCookie,
} from './session-cookie.ts';
export type { MemberViewer, Viewer } from './viewer.ts';
export { changePassword } from './change-password.ts';
export {
  accountExport,
  askErasure,
  eraseMember,
  hubSessions,
  membersToErase,
  ownAccount,
  setProfile,
} from './own-account-queries.ts';
export type { OwnAccount } from './own-account-queries.ts';
export { createPasswords } from './passwords.ts';
export type { Passwords } from './passwords.ts';
export { nameKey, slugOfName } from './member-name.ts';
export { minPasswordLength } from './password-rules.ts';
export { banMember, liftBan } from './ban-member.ts';
export { grantRole, revokeRole } from './grant-role.ts';
export { memberNamed, newestMembers } from './role-queries.ts';
export type { ListedMember } from './role-queries.ts';
export { roles } from './role.ts';
export type { Role } from './role.ts';
export { demoDomain, demoPassword, logIn, startHubSession } from './log-in.ts';
export { beginRegistration, confirmRegistration, pendingRegistration } from './register.ts';
export type { Confirmed, RegistrationInput, RegistrationProblems } from './register.ts';
export { beginReset, pendingReset, resetPassword } from './reset-password.ts';
export { beginHandOff, carryOnAuthRequest, findAuthRequest, finishHandOff, grantCode } from './hand-off.ts';
export type { FinishedHandOff } from './hand-off.ts';
export { authRequest as authRequestByHash, deleteSession, deleteSessionTree } from './session-queries.ts';
export type { AuthRequest } from './session-queries.ts';
export { forgetEndedSessions } from './forget-ended.ts';
export { throttle } from './throttle.ts';
export { memberStrings } from './strings/catalogue.ts';
