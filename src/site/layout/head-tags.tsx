/** What machines read of a page before its words. */
import { inLanguage, strings } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';

export interface Head {
  /** Without the site's name; null on the front, which is the site. */
  title: string | null;
  description: string;
  /** Absolute. Null on pages that are nobody's address: errors. */
  canonical: string | null;
  type?: 'website' | 'article' | 'profile';
  article?: {
    publishedAt: Date;
    updatedAt: Date | null;
    section: string;
    tags: readonly string[];
    authors: readonly string[];
  };
  /** Absolute address of a picture about 1,200 px wide, in a format that all who draw previews can read. */
  image?: { href: string; type: string; width: number; height: number; alt: string } | null;
  feeds?: { title: string; href: string; type: string }[];
  /** Path of the light form. */
  liteHref?: string | null;
  /** This page in every language that it has, itself too; none if there is no pair. */
  alternates?: { language: Language; href: string }[];
  previousHref?: string | null;
  nextHref?: string | null;
  /** Data for JSON-LD. */
  structured?: object | null;
  index?: boolean;
}

const locales: Record<Language, string> = { en: 'en_US', ja: 'ja_JP' };

export function HeadTags({ head, site, language }: { head: Head; site: Site; language: Language }) {
  const words = strings(language);
  const title = head.title === null ? site.name : head.title;
  const full =
    head.title === null
      ? [site.name, inLanguage(site.label, language)?.text].filter(Boolean).join(words.titleJoint)
      : `${head.title}${words.titleJoint}${site.name}`;
  const { image, structured } = head;
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{full}</title>
      <meta name="description" content={head.description} />
      {head.index === false && <meta name="robots" content="noindex" />}
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      {head.canonical && <link rel="canonical" href={head.canonical} />}
      {head.alternates?.map((other) => (
        <link rel="alternate" hreflang={other.language} href={other.href} />
      ))}
      {head.feeds?.map((feed) => (
        <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      {head.liteHref && <link rel="alternate" type="text/html" title={words.lightEdition} href={head.liteHref} />}
      {head.previousHref && <link rel="prev" href={head.previousHref} />}
      {head.nextHref && <link rel="next" href={head.nextHref} />}
      {head.canonical && (
        <>
          <meta property="og:site_name" content={site.name} />
          <meta property="og:type" content={head.type ?? 'website'} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={head.description} />
          <meta property="og:url" content={head.canonical} />
          <meta property="og:locale" content={locales[language]} />
          {head.alternates
            ?.filter((other) => other.language !== language)
            .map((other) => (
              <meta property="og:locale:alternate" content={locales[other.language]} />
            ))}
          {head.article && <ArticleTags {...head.article} />}
          {/* What else it takes, it takes from the tags above. */}
          <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
          {image && (
            <>
              <meta property="og:image" content={image.href} />
              <meta property="og:image:type" content={image.type} />
              <meta property="og:image:width" content={String(image.width)} />
              <meta property="og:image:height" content={String(image.height)} />
              <meta property="og:image:alt" content={image.alt} />
              <meta name="twitter:image:alt" content={image.alt} />
            </>
          )}
        </>
      )}
      {structured && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataInScript(structured) }} />
      )}
    </>
  );
}

function ArticleTags({ publishedAt, updatedAt, section, tags, authors }: NonNullable<Head['article']>) {
  return (
    <>
      <meta property="article:published_time" content={publishedAt.toISOString()} />
      {updatedAt && <meta property="article:modified_time" content={updatedAt.toISOString()} />}
      <meta property="article:section" content={section} />
      {authors.map((author) => (
        <meta property="article:author" content={author} />
      ))}
      {tags.map((tag) => (
        <meta property="article:tag" content={tag} />
      ))}
    </>
  );
}

/** A headline with `</script>` in it must not end the element. */
export function dataInScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
