/** A topic is the address of a feed (WebSub, 2). What is there is known to whoever writes feeds, and given to this feature. */

export interface Topics {
  /** Null where no feed has that address. */
  find(url: string): Promise<Topic | null>;
  /** What readers would get there now; null where there is nothing any more. Asked anew for each delivery: a kill may lie between two. */
  read(url: string): Promise<TopicContent | null>;
}

export interface Topic {
  siteId: number;
  /** By which changes of it are announced. */
  tag: string;
}

export interface TopicContent {
  contentType: string;
  body: string;
  /** Its `Link` header: the hub and the feed itself. */
  link: string;
}
