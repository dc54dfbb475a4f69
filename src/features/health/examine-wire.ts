/** How agencies are: when they last sent something, what of it failed, what is lost, and what waits for the desk. */
import type { Db } from '../../platform/db/database.ts';
import {
  fieldsOf,
  picturesLeftOut,
  providerHealth,
  rhythmInWords,
  silenceFor,
  silenceOf,
  summaryOf,
} from '../wire/wire.ts';
import type { ProviderHealth } from '../wire/wire.ts';
import { known } from './figures.ts';
import { spanInWords } from './finding.ts';
import type { Finding } from './finding.ts';
import { conflictFigures } from './health-queries.ts';

export async function wire({ db }: { db: Db }): Promise<Finding[]> {
  const [fields, pictures] = [await fieldsOf(db), await picturesLeftOut(db)];
  return (await providerHealth(db)).map((health) => {
    const { provider, silentSeconds, rhythmSeconds, failed: refused, errors } = health;
    const silence = silenceOf(health);
    const sent = silentSeconds === null ? neverSent(health) : `sent something ${spanInWords(silentSeconds)} ago`;
    const wanted = rhythmSeconds === null ? '' : `, and should every ${rhythmInWords(rhythmSeconds)}`;
    const trouble = refused === 0 ? '' : `; ${refused} of its files failed in a day: ${errors[0]?.reason ?? ''}`;
    const { seen, lost, fresh } = summaryOf(fields.get(provider) ?? []);
    const notShown = pictures.get(provider)?.count ?? 0;
    // A new field is none of ours to mend unless words of it are lost.
    const changed = fresh.some((field) => field.lost > 0);
    const loss =
      lost === 0 ? '' : `; of ${lost} of ${seen} fields words are lost${changed ? ', some of them new' : ''}`;
    return {
      key: `wire-${provider}`,
      name: `Wire: ${provider}`,
      state: silence === 'silent' ? 'act' : silence === 'late' || refused > 0 || changed ? 'look' : 'fine',
      says: `${sent}${wanted}${trouble}${loss}`,
      runbook: silence !== 'fine' ? 'wire-is-silent.md' : changed ? 'wire-fields-lost.md' : 'wire-file-failed.md',
      figures: [
        ...known('wire_silent_seconds', silenceFor(health), { provider }),
        ...known('wire_rhythm_seconds', rhythmSeconds, { provider }),
        ...known('wire_files_failed', refused, { provider }),
        ...known('wire_fields', seen, { provider }),
        ...known('wire_fields_lost', lost, { provider }),
        ...known('wire_fields_new', fresh.length, { provider }),
        ...known('wire_pictures_not_shown', notShown, { provider }),
      ],
    };
  });
}

function neverSent(health: ProviderHealth): string {
  const silent = silenceFor(health);
  return `has never sent anything${silent === null ? '' : `, ${spanInWords(silent)} since it was expected`}`;
}

/** Texts of agencies that wait for the desk, because it has changed the same. */
export async function conflicts({ db }: { db: Db }): Promise<Finding[]> {
  const { waiting, oldest } = await conflictFigures(db);
  return [
    {
      key: 'wire-conflicts',
      name: 'Wire: conflicts',
      state: waiting > 0 ? 'look' : 'fine',
      says: waiting === 0 ? 'none waits' : `${waiting} wait for the desk, the oldest for ${spanInWords(oldest)}`,
      runbook: 'wire-conflicts.md',
    },
  ];
}
