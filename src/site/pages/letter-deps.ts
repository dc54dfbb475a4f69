/** What the pages of letters need. */
import type { Db } from '../../platform/db/database.ts';
import type { SiteAssets } from '../site-assets.ts';

export interface LetterDeps {
  db: Db;
  assets: SiteAssets;
  /** What makes the links that end a subscription. */
  letterSecret: Buffer;
}
