/**
 * Whose videos and posts may be shown inside a story, as data. An address is one of a provider's when its host is named
 * here and its path has the form; the frame is made from its parts and from nothing else of the address.
 */

export interface EmbedProvider {
  key: string;
  name: string;
  kind: 'video' | 'post';
  hosts: readonly string[];
  /** Of path and query, with the groups that the addresses below are made of. */
  forms: readonly RegExp[];
  /** Of the frame: the one origin that a page may frame for it. */
  origin: string;
  frame: (parts: Readonly<Record<string, string>>) => string;
  /** Where it can be seen without us. */
  page: (parts: Readonly<Record<string, string>>) => string;
}

export const embedProviders: readonly EmbedProvider[] = [
  {
    key: 'youtube',
    name: 'YouTube',
    kind: 'video',
    hosts: ['www.youtube.com', 'youtube.com', 'm.youtube.com', 'www.youtube-nocookie.com', 'youtu.be'],
    forms: [
      /^\/watch\?(?:[^#]*&)?v=(?<id>[\w-]{11})(?:[&#]|$)/,
      /^\/(?:embed\/|shorts\/|live\/)?(?<id>[\w-]{11})(?:[?#]|$)/,
    ],
    origin: 'https://www.youtube-nocookie.com',
    frame: ({ id }) => `https://www.youtube-nocookie.com/embed/${id}`,
    page: ({ id }) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    key: 'vimeo',
    name: 'Vimeo',
    kind: 'video',
    hosts: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'],
    forms: [/^\/(?:video\/)?(?<id>\d{5,12})(?:[/?#]|$)/],
    origin: 'https://player.vimeo.com',
    frame: ({ id }) => `https://player.vimeo.com/video/${id}?dnt=1`,
    page: ({ id }) => `https://vimeo.com/${id}`,
  },
  {
    key: 'bluesky',
    name: 'Bluesky',
    kind: 'post',
    hosts: ['bsky.app'],
    forms: [/^\/profile\/(?<who>[a-z0-9.:-]{3,100})\/post\/(?<id>[a-z0-9]{8,20})(?:[/?#]|$)/],
    origin: 'https://embed.bsky.app',
    frame: ({ who, id }) => `https://embed.bsky.app/embed/${who}/app.bsky.feed.post/${id}`,
    page: ({ who, id }) => `https://bsky.app/profile/${who}/post/${id}`,
  },
  {
    key: 'mastodon-social',
    name: 'mastodon.social',
    kind: 'post',
    hosts: ['mastodon.social'],
    forms: [/^\/@(?<who>\w{1,30}(?:@[a-z0-9.-]{3,60})?)\/(?<id>\d{10,20})(?:[/?#]|$)/],
    origin: 'https://mastodon.social',
    frame: ({ who, id }) => `https://mastodon.social/@${who}/${id}/embed`,
    page: ({ who, id }) => `https://mastodon.social/@${who}/${id}`,
  },
];

export interface Embed {
  provider: EmbedProvider;
  frame: string;
  page: string;
}

/** Null for an address that no provider shows. */
export function embedAt(address: string): Embed | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.port !== '') return null;
  const provider = embedProviders.find(({ hosts }) => hosts.includes(url.hostname));
  const rest = url.pathname + url.search;
  const parts = provider?.forms.map((form) => form.exec(rest)?.groups).find((groups) => groups !== undefined);
  return provider && parts ? { provider, frame: provider.frame(parts), page: provider.page(parts) } : null;
}
