/** The front door of `members`: accounts, sessions, and who may do what. */
export { can, isAction, rolesOf } from './can.ts';
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
  socialCookie,
} from './session-cookie.ts';
export type { MemberViewer, Viewer } from './viewer.ts';
export { changeProfile } from './change-profile.ts';
export { lookCookie, lookCss, lookFrom, lookFromForm, lookText, schemes, textSizes } from './look.ts';
export type { Look } from './look.ts';
export { changePassword } from './change-password.ts';
export {
  accountExport,
  askErasure,
  eraseMember,
  hubSessions,
  lockErasure,
  membersToErase,
  ownAccount,
  setLook,
} from './own-account-queries.ts';
export type { OwnAccount, OwnSession } from './own-account-queries.ts';
export { createPasswords } from './passwords.ts';
export type { Passwords } from './passwords.ts';
export { nameKey, slugOfName } from './member-name.ts';
export { minPasswordLength } from './password-rules.ts';
export { banMember, liftBan } from './ban-member.ts';
export { grantRole, revokeRole } from './grant-role.ts';
export { memberNamed } from './member-named.ts';
export { hasRoleOn, isWork, newestMembers } from './role-queries.ts';
export type { ListedMember } from './role-queries.ts';
export { roles } from './role.ts';
export type { Role } from './role.ts';
export { demoDomain, demoPassword, logIn, startHubSession } from './log-in.ts';
export { beginRegistration, confirmRegistration, pendingRegistration } from './register.ts';
export type { Confirmed, RegistrationInput, RegistrationProblems } from './register.ts';
export { becomeFirstOwner, inviteFirstOwner, pendingOwner } from './first-owner.ts';
export { beginReset, pendingReset, resetPassword } from './reset-password.ts';
export { beginHandOff, carryOnAuthRequest, findAuthRequest, finishHandOff, grantCode } from './hand-off.ts';
export type { FinishedHandOff } from './hand-off.ts';
export {
  authRequest as authRequestByHash,
  deleteSession,
  deleteSessionsOf,
  deleteSessionTree,
} from './session-queries.ts';
export type { AuthRequest } from './session-queries.ts';
export { beginSocial } from './begin-social.ts';
export { finishSocial } from './finish-social.ts';
export { findArrival, joinBySocial, suggestName } from './join-by-social.ts';
export type { JoiningInput, JoiningProblems } from './join-by-social.ts';
export { disconnectIdentity } from './connect-identity.ts';
export { confirmSelf } from './confirm-self.ts';
export { changeAddress } from './change-address.ts';
export type { PendingProof } from './prove-address.ts';
export { pendingProof, proveAddress } from './prove-address.ts';
export { sendProofAgain } from './send-proof-again.ts';
export { waitingProof } from './account-queries.ts';
export { facebookProvider, realFacebook } from './facebook-provider.ts';
export { oidcProvider } from './oidc-provider.ts';
export type { SocialProvider, SocialProviders } from './social-provider.ts';
export { identitiesOf, isFreshSession } from './social-queries.ts';
export type { OwnIdentity } from './social-queries.ts';
export { forgetEndedSessions } from './forget-ended.ts';
export { mayPassUntimed, throttle, throttleNetwork } from './throttle.ts';
export { memberStrings, socialStrings } from './strings/catalogue.ts';
