/** Which programs may read a site's pages for themselves, as its robots.txt asks them: by what they do with them, and by name. */

export const crawlerUses = ['search', 'answers', 'training'] as const;
/** `search`: what sends readers, and whoever is not named here; `answers`: what looks pages up to answer somebody; `training`: what makes models of them. */
export type CrawlerUse = (typeof crawlerUses)[number];
export const verdicts = ['allow', 'deny'] as const;
export type CrawlerVerdict = (typeof verdicts)[number];

export type CrawlerPolicy = Record<CrawlerUse, CrawlerVerdict> & {
  /** One by one, whatever it does. */
  named: Readonly<Record<string, CrawlerVerdict>>;
};

export const usualPolicy: CrawlerPolicy = { search: 'allow', answers: 'allow', training: 'deny', named: {} };

/** What a robots.txt may name (RFC 9309, 2.2.1), and the digits that some have. */
export const crawlerName = /^[A-Za-z][A-Za-z0-9_-]{1,59}$/;
export const mostNamed = 100;

/** By the names that their operators publish. */
const known: Record<Exclude<CrawlerUse, 'search'>, readonly string[]> = {
  answers: [
    ...['Amzn-SearchBot', 'ChatGPT-User', 'Claude-SearchBot', 'Claude-User', 'DuckAssistBot', 'meta-externalfetcher'],
    ...['MistralAI-User', 'OAI-SearchBot', 'Perplexity-User', 'PerplexityBot'],
  ],
  training: [
    ...['AI2Bot', 'Amazonbot', 'anthropic-ai', 'Applebot-Extended', 'Bytespider', 'CCBot', 'ClaudeBot', 'Cotoyogi'],
    ...['cohere-training-data-crawler', 'DeepSeekBot', 'Diffbot', 'FacebookBot', 'Google-Extended', 'GPTBot'],
    ...['ICC-Crawler', 'img2dataset', 'meta-externalagent', 'omgili', 'PanguBot', 'SBIntuitionsBot', 'TikTokSpider'],
    ...['Timpibot', 'VelenPublicWebCrawler', 'Webzio-Extended'],
  ],
};

/** Those with whom it is not as with everyone, in the order of their names. What is named goes before what it does. */
export function exceptions(policy: CrawlerPolicy): string[] {
  const byName = new Map<string, { name: string; verdict: CrawlerVerdict }>();
  for (const use of ['answers', 'training'] as const)
    for (const name of known[use]) byName.set(name.toLowerCase(), { name, verdict: policy[use] });
  for (const [name, verdict] of Object.entries(policy.named)) byName.set(name.toLowerCase(), { name, verdict });
  return [...byName.values()]
    .filter(({ verdict }) => verdict !== policy.search)
    .map(({ name }) => name)
    .toSorted((a, b) => a.localeCompare(b, 'en'));
}
