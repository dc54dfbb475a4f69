/** Every word of the interface that readers see. What editors write is in the database. */
export interface Strings {
  /** The language in its own words, for the link to it. */
  languageName: string;
  /** Asks a reader of this language to read on in it: stands on the page in the other one. */
  readInThisLanguage: string;
  skipToContent: string;
  skipToComments: string;
  skipToMore: string;
  home: (site: string) => string;
  /** The front page in the section bar. */
  front: string;
  menu: string;
  sections: string;
  sites: string;
  languages: string;
  read: string;
  feed: string;
  /** A feed's name in a feed reader. */
  feedOf: (name: string) => string;
  /** When a house's page was changed last; takes the time in words. */
  asOf: (time: string) => string;
  /** Heading over the pages in which a house says who it is. */
  house: string;
  lightEdition: string;
  fullEdition: string;
  lightNote: string;
  /** Takes a zone's name, as `Asia/Tokyo`. */
  zoneNote: (timeZone: string) => string;
  /** Between parts of a title: `The night ferry returns · Hibari`. */
  titleJoint: string;

  topStories: string;
  /** Heading over the newest stories where they are not grouped by day. */
  latest: string;
  newOnTheRoad: string;
  whereTo: string;
  bySubject: string;
  tonight: string;
  picture: string;
  moreFrom: (name: string) => string;
  elsewhereOn: (site: string) => string;
  moreToRead: string;
  related: string;
  correction: string;
  clarification: string;
  network: string;

  updated: (time: string) => string;
  minutes: (count: number) => string;
  comments: (count: number) => string;
  pictureLink: (caption: string, kilobytes: number) => string;

  all: string;
  earlier: string;
  pages: string;
  page: (number: number) => string;
  next: string;
  previous: string;
  emptySection: { title: string; text: string };
  emptyHome: { title: string; text: string };

  notFound: { title: string; text: string };
  gone: { title: string; text: string; since: (time: string) => string };
  misdirected: { title: string; text: (host: string) => string };
  unavailable: { title: string; text: string; since: (time: string) => string };
  failed: { title: string; text: string };
  tryAgain: string;
  toFront: (site: string) => string;
  orSection: string;
}
