/** What was corrected since the last issue: said in the next one, to those who may have read it wrongly. */
import type { Db } from '../../platform/db/database.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { correctionsBetween } from '../stories/stories.ts';
import type { CorrectedStory } from '../stories/stories.ts';
import { builtBefore } from './edition-queries.ts';
import type { Edition } from './edition-queries.ts';

const most = 10;
const dayMs = 86_400_000;

/** Of stories that may be read now. */
export async function correctionsOfEdition(
  db: Db,
  on: { network: Network; site: Site; language: Language; now: Date },
  edition: Pick<Edition, 'letterId' | 'language' | 'day' | 'builtAt'>,
): Promise<CorrectedStory[]> {
  const since = (await builtBefore(db, edition)) ?? new Date(edition.builtAt.getTime() - dayMs);
  return correctionsBetween(db, on, since, edition.builtAt, most);
}
