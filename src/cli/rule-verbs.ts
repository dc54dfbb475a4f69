/** What becomes of a provider's items by themselves. */
import {
  providerNamed,
  replaceRules,
  routeInWords,
  rulesAsInput,
  rulesFromInput,
  rulesOf,
  tryRules,
} from '../features/wire/wire.ts';
import { record } from '../platform/audit/audit-queries.ts';
import { readJson } from './read-json.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const usualDays = 7;
const mostDays = 400;

export const ruleVerbs: Record<string, Verb> = {
  'wire rules show': {
    usage: 'wire rules show PROVIDER',
    help: 'The rules by which a provider’s items are published, held or dropped, as `wire rules set` takes them.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ db, network }) => {
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        const rules = rulesAsInput(network, await rulesOf(db, provider.id));
        context.result(rules, JSON.stringify(rules, null, 2));
      }),
  },
  'wire rules set': {
    usage: 'wire rules set PROVIDER FILE.json|-',
    help: 'Gives a provider other rules, for what comes from now on; docs/runbooks/wire-rules.md shows a file.',
    takes: 2,
    run: (context, [key, file]) =>
      withDesk(context, async ({ db, network }) => {
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        const rules = rulesFromInput(network, await readJson(needed(file, 'FILE.json')));
        const unreached = rules.findIndex(({ match }) => Object.values(match).every((part) => part === undefined));
        if (unreached >= 0 && unreached < rules.length - 1)
          context.say(`Rule ${unreached + 1} takes everything: those after it are never asked.`);
        await db.transaction().execute(async (tx) => {
          const before = rulesAsInput(network, await rulesOf(tx, provider.id));
          await replaceRules(tx, provider.id, rules);
          await record(tx, actor, 'wire.rules', `provider:${provider.id}`, {
            before,
            after: rulesAsInput(network, rules),
          });
        });
        const one = rules.length === 1 ? '1 rule' : `${rules.length} rules`;
        context.result({ provider: provider.key, rules: rules.length }, `${provider.key} has ${one}.`);
        if (rules.length === 0)
          context.say(`What ${provider.key} sends is kept, and nothing of it becomes a story until there is a rule.`);
      }),
  },
  'wire rules try': {
    usage: 'wire rules try PROVIDER FILE.json|- [--days N]',
    help: 'What such rules would have made of the items of the last days, and what differs from now; changes nothing.',
    takes: 2,
    options: { days: { type: 'string' } },
    run: (context, [key, file], { days }) =>
      withDesk(context, async ({ db, network }) => {
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        const rules = rulesFromInput(network, await readJson(needed(file, 'FILE.json')));
        const since = new Date(context.now().getTime() - daysIn(days) * 86_400_000);
        const { items, changed } = await tryRules(db, provider.id, rules, since);
        for (const { itemKey, headline, storyId, ...routes } of changed) {
          const [before, after] = [routes.before, routes.after].map((route) => routeInWords(network, route));
          context.result(
            { itemKey, headline, storyId, before, after },
            `${itemKey}  ${before} → ${after}  ${headline ?? ''}`,
          );
        }
        context.say(`${changed.length} of ${items} items would go elsewhere.`);
      }),
  },
};

function daysIn(text: string | boolean | undefined): number {
  if (typeof text !== 'string') return usualDays;
  const days = Number(text);
  if (!/^[1-9]\d{0,2}$/.test(text) || days > mostDays)
    throw new UsageError(`--days takes a number from 1 to ${mostDays}.`);
  return days;
}
