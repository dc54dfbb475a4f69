/** Writes a network's wire providers and their rules, which name sections by path. In one transaction with the network. */
import type { Db } from '../../platform/db/database.ts';
import { sourceByKey } from '../network/network.ts';
import type { Network, NetworkInput } from '../network/network.ts';
import { insertRules } from './rule-queries.ts';
import { insertProvider } from './wire-queries.ts';

export async function addProviders(tx: Db, network: Network, providers: NetworkInput['providers']): Promise<void> {
  for (const provider of providers) {
    const source = await sourceByKey(tx, provider.source);
    const site = network.siteByKey(provider.site);
    if (!source || !site)
      throw new Error(`The provider ${provider.key} names a source or site that the network lacks.`);
    const rules = provider.rules.map((rule) => {
      const section = network.sectionByPath(site, rule.section);
      if (!section)
        throw new Error(`A rule of ${provider.key} names the section ${rule.section}, which ${site.key} lacks.`);
      const match = rule.subject === undefined ? {} : { subjects: [rule.subject] };
      return { match, siteId: site.id, sectionId: section.id, action: rule.action };
    });
    await insertRules(tx, await insertProvider(tx, provider.key, source.id), rules);
  }
}
