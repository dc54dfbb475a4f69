/** JSON Feed 1 and 1.1. */
import { isObject, numberAt, objectsAt, textAt, textsAt } from './json-parts.ts';
import type { JsonObject } from './json-parts.ts';
import type { Reader, Said, SaidMedia } from './reader.ts';

export const jsonFeed: Reader = {
  name: 'json-feed',
  sniff: (document) =>
    document.kind === 'json' && /^https?:\/\/jsonfeed\.org\/version\//.test(textAt(document.value, 'version') ?? ''),
  *read(document) {
    if (document.kind !== 'json' || !isObject(document.value)) return;
    const { version, title, language, author, authors } = document.value;
    const feed = { version, title, language, author, authors };
    for (const item of objectsAt(document.value, 'items'))
      yield { ...sayItem(item, feed), alone: () => JSON.stringify({ ...feed, items: [item] }) };
  },
};

function sayItem(item: JsonObject, feed: JsonObject): Said {
  const id = numberAt(item, 'id');
  const people = [item, feed].map((part) => [...objectsAt(part, 'authors'), part['author']]);
  const names = people.map((some) => some.map((person) => textAt(person, 'name')).filter((name) => name !== null));
  const [html, text, summary] = [textAt(item, 'content_html'), textAt(item, 'content_text'), textAt(item, 'summary')];
  return {
    keyName: 'id',
    // The standard asks readers to take a number for its digits.
    itemKey: id === null ? (item['id'] ?? undefined) : String(id),
    versionCreated: item['date_modified'] ?? item['date_published'],
    headline: textAt(item, 'title'),
    standfirst: (html ?? text) === null ? null : summary,
    byline: names.map((some) => [...new Set(some)].join(', ')).find((line) => line !== '') ?? null,
    subjects: textsAt(item, 'tags').map((name) => ({ scheme: null, code: null, name })),
    language: textAt(item, 'language') ?? textAt(feed, 'language'),
    bodyHtml: html,
    bodyText: text ?? (html === null ? summary : null),
    media: [...picturesOf(item), ...objectsAt(item, 'attachments').flatMap(attachmentOf)],
    source: item,
  };
}

function picturesOf(item: JsonObject): SaidMedia[] {
  const hrefs = [textAt(item, 'image'), textAt(item, 'banner_image')].filter((href) => href !== null);
  return [...new Set(hrefs)].map((href) => mediaOf(href, null, true));
}

/** An attachment's title is no alternative text. */
function attachmentOf(attachment: JsonObject): SaidMedia[] {
  const [href, type] = [textAt(attachment, 'url'), textAt(attachment, 'mime_type')];
  return href === null ? [] : [mediaOf(href, type, /^image\//i.test(type ?? ''))];
}

function mediaOf(href: string, type: string | null, picture: boolean): SaidMedia {
  const renditions = [{ name: null, href, type, width: null }];
  return { picture, caption: null, credit: null, alt: null, renditions };
}
