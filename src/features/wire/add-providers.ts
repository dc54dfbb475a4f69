/** Writes a network's wire providers and their rules, which name sections by path. In one transaction with the network. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { sourceByKey, sourceKeys } from '../network/network.ts';
import type { Network, NetworkInput } from '../network/network.ts';
import { insertRules } from './rule-queries.ts';
import { insertProvider } from './wire-queries.ts';

export async function addProviders(tx: Db, network: Network, providers: NetworkInput['providers']): Promise<void> {
  for (const provider of providers) {
    const source = await sourceByKey(tx, provider.source);
    const site = network.siteByKey(provider.site);
    if (!source) throw unknown(provider.key, provider.source, await sourceKeys(tx));
    if (!site)
      throw unknown(
        provider.key,
        provider.site,
        network.sites.map(({ key }) => key),
      );
    const rules = provider.rules.map((rule) => {
      const section = network.sectionByPath(site, rule.section);
      if (!section)
        throw unknown(
          provider.key,
          rule.section,
          network.sections(site).map(({ path }) => path),
        );
      const match = rule.subject === undefined ? {} : { subjects: [rule.subject] };
      return { match, siteId: site.id, sectionId: section.id, action: rule.action };
    });
    await insertRules(tx, await insertProvider(tx, provider.key, source.id), rules);
  }
}

function unknown(provider: string, named: string, known: readonly string[]): KnownError {
  return new KnownError('input-invalid', `${provider}: “${named}” is not among ${known.join(', ')}.`);
}
