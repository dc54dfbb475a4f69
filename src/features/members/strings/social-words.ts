/** The words of logging in by a provider, and of proving an address, by language. `way` is the provider's name. */
import type { MailWords } from './words.ts';

export interface SocialStrings {
  otherWays: string;
  continueWith: (way: string) => string;
  /** What is asked of the provider, and what is not done with it. */
  whatIsShared: (way: string) => string;
  onTheWay: (way: string) => string;
  onTheWayText: (way: string) => string;
  denied: (way: string) => string;
  failed: (way: string) => string;
  newTitle: string;
  newText: (way: string, site: string) => string;
  emailHint: string;
  join: string;
  joinedTitle: (name: string) => string;
  joinedText: string;
  proofSent: (email: string) => string;
  proofLater: string;
  onTo: (site: string) => string;
  toAccount: string;
  proveTitle: string;
  proveText: (email: string, name: string) => string;
  proveChange: (email: string, name: string) => string;
  proveButton: string;
  proveElsewhere: (name: string) => string;
  proveOther: (name: string) => string;
  notMine: string;
  proven: string;
  connectedWays: string;
  connectedSince: (way: string, day: string) => string;
  connect: (way: string) => string;
  connectNote: string;
  disconnect: string;
  onlyWayIn: string;
  connectedDone: (way: string) => string;
  connectTaken: (way: string) => string;
  passwordAgain: string;
  loginStale: string;
  unprovenTitle: string;
  unprovenText: string;
  /** Without the address: a site's pages do not show it. */
  proofWaits: string;
  proofWaitsFor: (email: string) => string;
  proofAgain: string;
  proofAgainTitle: string;
  backToPage: string;
  proofAgainSent: string;
  otherAddress: string;
  address: string;
  newAddress: string;
  sendProof: string;
  noPasswordYet: string;
  proveMail: (site: string, name: string) => MailWords;
  addressClaimedMail: (site: string, way: string) => MailWords;
  addressLeftMail: (site: string, name: string) => MailWords;
}
