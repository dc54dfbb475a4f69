/** Pages that no sitemap names, by the links that lead to them. */

export type LinkedKind = 'popular' | 'popular-lite' | 'member' | 'letters' | 'editions' | 'edition' | 'look';

/** Without the language in front. */
const forms: readonly [RegExp, LinkedKind][] = [
  [/^\/(popular|discussed)(\?window=7d)?$/, 'popular'],
  [/^\/(popular|discussed)\.lite(\?window=7d)?$/, 'popular-lite'],
  [/^\/member\/[^/]+$/, 'member'],
  [/^\/letters$/, 'letters'],
  [/^\/letters\/daily(\?before=[\d-]+)?$/, 'editions'],
  [/^\/letters\/daily\/[\d-]+$/, 'edition'],
  [/^\/prefs$/, 'look'],
];

export function linkedPages(html: string): { path: string; kind: LinkedKind }[] {
  const paths = new Set(
    [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
  );
  return [...paths].flatMap((path) => {
    const own = path.replace(/^\/ja(?=\/)/, '');
    const kind = forms.find(([form]) => form.test(own))?.[1];
    return kind === undefined ? [] : [{ path, kind }];
  });
}
