/** The words of accounts, by language. */
import type { NameProblem } from '../member-name.ts';
import type { PasswordProblem } from '../password-rules.ts';

export interface MailWords {
  subject: string;
  paragraphs: string[];
  button: string;
  small: string[];
  /** Under the button: another way. */
  other?: string;
}

export interface MemberStrings {
  logIn: string;
  logInOrRegister: string;
  logOut: string;
  logOutEverywhere: string;
  register: string;
  account: string;
  email: string;
  password: string;
  newPassword: string;
  passwordHint: (min: number) => string;
  displayName: string;
  displayNameHint: string;
  ofAge: string;
  /** What is agreed to, and in which version. */
  rules: string;
  /** Before the box that nobody has ticked. */
  letterOf: (site: string) => string;
  letterNote: string;
  forgotten: string;
  noAccountYet: string;
  haveAccount: string;
  logInTitle: (site: string) => string;
  registerTitle: (site: string) => string;
  wrongLogin: string;
  tooManyTries: (seconds: number) => string;
  busy: string;
  sentTitle: string;
  sentText: (email: string) => string;
  sentNote: string;
  confirmTitle: (name: string) => string;
  confirmText: (email: string, site: string) => string;
  confirmButton: string;
  confirmPassword: string;
  wrongPassword: string;
  notMe: string;
  linkEndedTitle: string;
  linkEndedText: string;
  continueTitle: (name: string) => string;
  continueText: (site: string) => string;
  continueButton: (name: string) => string;
  notYou: (name: string) => string;
  /** Before what was begun and is done next. */
  willVoteUp: (headline: string) => string;
  willVoteDown: (headline: string) => string;
  willComment: (headline: string) => string;
  willWrite: (headline: string) => string;
  willQuote: (headline: string) => string;
  welcomeTitle: (name: string) => string;
  welcomeText: string;
  backTo: (site: string) => string;
  forgotTitle: string;
  forgotText: string;
  forgotButton: string;
  forgotSent: string;
  resetTitle: (name: string) => string;
  resetButton: string;
  resetDone: string;
  ownerTitle: (network: string) => string;
  ownerText: (email: string) => string;
  ownerButton: string;
  loggedOutTitle: string;
  loggedOutText: string;
  problemsTitle: string;
  noAddress: string;
  ageNeeded: string;
  nameProblems: Record<NameProblem | 'taken', string>;
  passwordProblems: Record<PasswordProblem, (min: number) => string>;
  nameRule: string;
  nameTooSoon: (day: string) => string;
  saved: string;
  looks: string;
  looksText: string;
  lightOrDark: string;
  schemes: Record<'auto' | 'light' | 'dark', string>;
  textSize: string;
  /** From smallest to largest. */
  textSizes: readonly [string, string, string, string, string];
  thisBrowserOnly: string;
  logOutOthers: string;
  chooseLetters: string;
  leaveLetter: string;
  publicPage: string;
  profile: string;
  bio: string;
  language: string;
  save: string;
  noLetters: string;
  oldPassword: string;
  passwordChanged: string;
  sessions: string;
  lastSeen: (time: string) => string;
  thisOne: string;
  takeAlong: string;
  exportText: string;
  exportButton: string;
  erase: string;
  eraseText: string;
  eraseWords: string;
  eraseButton: string;
  eraseOn: (day: string) => string;
  keepButton: string;
  memberOf: (name: string, site: string) => string;
  joined: (month: string) => string;
  countComments: string;
  countAgreed: string;
  postsIn: string;
  seeInContext: string;
  saidNothing: string;
  earlierComments: string;
  confirmMail: (site: string, name: string) => MailWords;
  alreadyMemberMail: (site: string) => MailWords;
  resetMail: (site: string, name: string) => MailWords;
  noAccountMail: (site: string) => MailWords;
  bannedMail: (ban: { place: string; rule: string; note: string; until: string | null }) => MailWords;
}
