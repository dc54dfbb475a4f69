import type { SocialStrings } from './social-words.ts';

export const socialEn: SocialStrings = {
  otherWays: 'Without a password of ours',
  continueWith: (way) => `Continue with ${way}`,
  whatIsShared: (way) =>
    `${way} tells us your name and, if you allow it, your address. We post nothing there and subscribe you to nothing.`,
  onTheWay: (way) => `On to ${way}`,
  onTheWayText: (way) => `${way} asks whether it may tell us who you are. Then you are back here.`,
  denied: (way) => `${way} has told us nothing, as you wished.`,
  failed: (way) => `The log-in with ${way} went wrong, and nothing has changed. Try again, or use another way.`,
  newTitle: 'How do you want to be called?',
  newText: (way, site) => `You come by ${way} and are new to ${site}. The name stands beside what you write.`,
  emailHint:
    'One mail goes there. When you have answered it you can comment and vote. Without an address you can read, and give one later.',
  join: 'Become a member',
  joinedTitle: (name) => `Welcome, ${name}`,
  joinedText: 'You are a member and logged in.',
  proofSent: (email) => `A mail is on its way to ${email}. Its link opens commenting and voting to you.`,
  proofLater: 'To comment and vote, give an address on your account page.',
  onTo: (site) => `On to ${site}`,
  toAccount: 'Your account',
  proveTitle: 'Is this your address?',
  proveText: (email, name) => `This confirms that ${email} is yours and opens commenting and voting to you as ${name}.`,
  proveChange: (email, name) =>
    `From now on ${email} is the address of your account, ${name}. You are logged out everywhere else.`,
  proveButton: 'Yes, it is mine',
  proveElsewhere: (name) =>
    `The address was given by ${name}. Log in as ${name} in this browser, and you come to the button.`,
  proveOther: (name) => `The address was given by ${name}, and you are logged in as somebody else here. Log out first.`,
  notMine: 'You know nothing of this? Close the page. Nothing happens without the button.',
  proven: 'Your address is confirmed.',
  connectedWays: 'Other ways in',
  connectedSince: (way, day) => `${way}, connected ${day}`,
  connect: (way) => `Connect ${way}`,
  connectNote: 'You can then log in with it, too. What it tells us of your address changes nothing here.',
  disconnect: 'Disconnect',
  onlyWayIn:
    'It is your only way in. Set a password first: “Forgot your password?” on the log-in page mails you a link.',
  connectedDone: (way) => `${way} is connected with your account.`,
  connectTaken: (way) => `This account of ${way} is connected with another member of ours.`,
  passwordAgain: 'Your password, once more',
  loginStale: 'You logged in a while ago. Log out, log in again, and do it within a quarter of an hour.',
  unprovenTitle: 'Your address is not confirmed yet',
  unprovenText:
    'You can read everything. To comment and vote, give your address and answer the mail that we send there.',
  proofWaits: 'A mail from us waits in your mailbox. Open its link, and you can comment and vote.',
  proofWaitsFor: (email) =>
    `A mail waits for you at ${email}. Open its link, and you can comment and vote. It has not come? Have it sent again, or give another address.`,
  proofAgain: 'Send the mail again',
  proofAgainTitle: 'Look into your mailbox',
  backToPage: 'Back to the page',
  proofAgainSent: 'The mail is on its way to you once more. Its link opens commenting and voting to you.',
  otherAddress: 'Give another address',
  address: 'Address',
  newAddress: 'New address',
  sendProof: 'Send the mail',
  noPasswordYet:
    'You have no password here. “Forgot your password?” on the log-in page mails you a link that sets one.',
  proveMail: (site, name) => ({
    subject: `Is this address yours? ${site} asks`,
    paragraphs: [
      `Hello ${name},`,
      `you have given this address at ${site}. Confirm it, and you can comment and vote.`,
      'Beside the button you can also ask for the day’s stories by mail. Nothing is ticked, and without your tick none are sent.',
    ],
    button: 'Confirm the address',
    small: ['The link works for 24 hours.', 'It was not you? Then do nothing, and nothing happens.'],
  }),
  addressClaimedMail: (site, way) => ({
    subject: `Somebody came to ${site} with ${way} and your address`,
    paragraphs: [
      `Somebody, you perhaps, came to ${site} by ${way} and gave this address. It belongs to your account here, so nothing was connected and nothing was said.`,
      `If it was you: log in the way you always do, and press “Connect ${way}” on your account page.`,
    ],
    button: 'Your account',
    small: ['It was not you? Then there is nothing to do: your account has not been touched.'],
  }),
  addressLeftMail: (site, name) => ({
    subject: `Your account at ${site} has another address now`,
    paragraphs: [
      `Hello ${name},`,
      'the address of your account was changed, and this one is no longer it. This is the last mail to it.',
    ],
    button: 'It was not me',
    small: ['Was it not you? Answer this mail at once: we can see what happened and undo it.'],
  }),
};
