/** A feed before it has a format: what RSS, Atom and JSON Feed all say of it and of its stories. */
/** Addresses are absolute. */
export interface FeedView {
  title: string;
  description: string;
  language: string;
  copyright: string;
  publisher: string;
  page: string;
  self: string;
  /** The same on every page of it, and in every format. */
  id: string;
  next: string | null;
  /** Of its first page: nobody is told of what was new once. */
  hub: string | null;
  /** When anything in it last changed; a feed without stories has not. */
  updated: Date | null;
  items: FeedItem[];
  killed: { id: string; at: Date }[];
}

export interface FeedItem {
  /** The address may change with the slug; this never does. */
  id: string;
  href: string;
  title: string;
  /** Plain text; who paid and what was corrected stand in it, for those who read no further than the feed. */
  summary: string;
  /** All of it, where the site gives that. */
  html: string | null;
  authors: { name: string; href?: string }[];
  /** Its section, then its tags. */
  categories: string[];
  published: Date;
  updated: Date;
  picture: FeedPicture | null;
}

export interface FeedPicture {
  href: string;
  width: number;
  height: number;
  sizeBytes: number;
  alt: string;
  caption: string;
  credit: string;
}
