/** The words of letters, by language. */
export interface LetterStrings {
  letters: string;
  title: (site: string) => string;
  intro: string;
  names: Record<'daily' | 'alerts', string>;
  about: Record<'daily' | 'alerts', (hour: string) => string>;
  email: string;
  signUp: string;
  consent: (site: string) => string;
  sentTitle: string;
  sentText: string;
  problemsTitle: string;
  noAddress: string;
  noneChosen: string;
  /** The form came sooner than it can be read. */
  tooSoon: string;
  tooOften: string;
  confirmTitle: string;
  confirmText: (email: string) => string;
  confirmButton: string;
  confirmedTitle: string;
  confirmedText: string;
  latestComes: string;
  sisters: string;
  leaveTitle: (letter: string, site: string) => string;
  leaveText: (email: string) => string;
  leaveButton: (letter: string) => string;
  leftTitle: string;
  leftText: string;
  endedTitle: string;
  endedText: string;
  archive: string;
  corrections: string;
  earlier: string;
  noEditions: string;
  noEdition: string;
  issueOf: (site: string, day: string) => string;
  subject: (site: string, day: string, headline: string) => string;
  why: (site: string) => string;
  leave: string;
  confirmMail: (
    site: string,
    letters: string,
  ) => { subject: string; paragraphs: string[]; button: string; small: string[] };
}
