/** `wire add`: one more agency, for a network that is there. */
import { addedProviderInput, insertSource, sourceByKey } from '../features/network/network.ts';
import { addProviders, allProviders } from '../features/wire/wire.ts';
import { record } from '../platform/audit/audit-queries.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { readJson } from './read-json.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const wireAddVerb: Record<string, Verb> = {
  'wire add': {
    usage: 'wire add FILE.json|-',
    help: 'Adds a provider to a network that is there, as the file of `init` describes one: its key, its source (the key of one, or a new one with key, name and notice), its site and its rules. Its folder is watched from the next start on; what is fetched and pushed waits there until then.',
    takes: 1,
    run: (context, [file]) =>
      withDesk(context, async ({ db, network }) => {
        const parsed = addedProviderInput.safeParse(await readJson(needed(file, 'FILE.json')));
        if (!parsed.success) throw new KnownError('input-invalid', inputProblems(parsed.error));
        const { key, source, site, rules } = parsed.data;
        await db.transaction().execute(async (tx) => {
          const known = (await allProviders(tx)).some((provider) => provider.key === key);
          if (known) throw new KnownError('input-invalid', `key: “${key}” is there already.`);
          const sourceKey = typeof source === 'string' ? source : source.key;
          if (typeof source !== 'string') {
            if (await sourceByKey(tx, sourceKey))
              throw new KnownError(
                'input-invalid',
                `source: “${sourceKey}” is there already: name it by its key alone.`,
              );
            await insertSource(tx, source);
          }
          await addProviders(tx, network, [{ key, source: sourceKey, site, rules }]);
          await record(tx, actor, 'wire.add', `provider:${key}`, { source: sourceKey, site, rules: rules.length });
        });
        context.result(
          { provider: key, site, rules: rules.length },
          `${key} is there. Its folder is watched from the next start on.`,
        );
        if (rules.length === 0) context.say(`Nothing that ${key} sends becomes a story until there is a rule.`);
      }),
  },
};
