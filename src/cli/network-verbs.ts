import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createNode } from '../app.ts';
import { isDemo, seedDemoAnew } from '../demo-seed.ts';
import { addLetters } from '../features/letters/letters.ts';
import { inviteFirstOwner } from '../features/members/members.ts';
import { addNetworkWithin, loadNetwork, networkInput, networkTag, themeInput } from '../features/network/network.ts';
import type { NetworkInput, Theme } from '../features/network/network.ts';
import { addProviders } from '../features/wire/wire.ts';
import { announce } from '../platform/db/announce.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { createLog } from '../platform/log.ts';
import { hubOriginOf } from './hub-origin.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

export const networkVerbs: Record<string, Verb> = {
  init: {
    usage:
      'init --name NAME --host HOST [--language en|ja] [--zone ZONE] [--publisher NAME] [--owner ADDRESS] | init FILE.json [--owner ADDRESS]',
    help: 'Starts an empty network: one site with a first section, or what a file like demo/network.json describes. With --owner it prints a link that makes the first owner, once and within a day.',
    takes: 1,
    options: {
      name: { type: 'string' },
      host: { type: 'string' },
      language: { type: 'string' },
      zone: { type: 'string' },
      publisher: { type: 'string' },
      owner: { type: 'string' },
    },
    async run(context, [file], options) {
      const [besides] = Object.keys(options).filter((name) => name !== 'json' && name !== 'owner');
      if (file !== undefined && besides !== undefined)
        throw new UsageError(`The file says all of it: leave --${besides} out, or the file.`);
      await withDesk({ ...context, migrateFirst: true }, async ({ db, network }) => {
        if (network.sites.length > 0)
          throw new UsageError('This database holds a network already. Use another DATA_DIR or DATABASE_URL.');
        const described = file === undefined ? oneSite(options) : await readJson(file);
        const parsed = networkInput.safeParse(described);
        if (!parsed.success)
          throw new KnownError('input-invalid', `${file ?? ''}\n${inputProblems(parsed.error, file ? {} : optionAt)}`);
        const themes = await themesFor(parsed.data, file, context.config.root);
        const { owner } = options;
        const link = await db.transaction().execute(async (tx) => {
          await addNetworkWithin(tx, parsed.data, themes);
          const added = await loadNetwork(tx);
          await addProviders(tx, added, parsed.data.providers);
          await addLetters(tx, added);
          if (typeof owner !== 'string') return null;
          return hubOriginOf(context, added) + (await inviteFirstOwner(tx, owner, 'desk:init', context.now()));
        });
        const hosts = parsed.data.sites.map((site) => site.host);
        const lines = [
          `The network is there: ${hosts.join(', ')}. \`npm start\` serves it.`,
          ...(link === null ? [] : [`Its first owner: ${link}`]),
        ];
        context.result({ sites: hosts, ...(link === null ? {} : { owner: link }) }, lines.join('\n'));
      });
    },
  },
  'demo reset': {
    usage: 'demo reset',
    help: 'Empties the database and seeds the demo anew, also while it runs.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        const [site] = network.sites;
        if (site && !(await isDemo(db, network)))
          throw new UsageError(
            `This database holds ${site.name} (${site.host}), which is no demo. Nothing was changed.`,
          );
        await seedDemoAnew(db, context.config, context.now(), context.say);
        await announce(db, [networkTag]);
        context.result({ done: 'reset' }, 'The demo is as it was.');
      }),
  },
  routes: {
    usage: 'routes',
    help: 'Every address with what it carries and the file that answers.',
    run: (context) =>
      withDesk(context, async ({ databaseUrl }) => {
        const node = await createNode({ config: context.config, databaseUrl, log: createLog('routes', 'silent') });
        const routes = node.routes.filter((route) => route.method === 'GET');
        for (const route of routes)
          context.result(route, `${route.url.padEnd(40)} ${route.carries.padEnd(8)} ${route.file}`);
        await node.close();
      }),
  },
};

/** `themes/{name}.json` beside the file; `default` is the plain theme. */
async function themesFor(network: NetworkInput, file: string | undefined, root: string): Promise<Map<string, Theme>> {
  const plain = join(root, 'src/features/network/default-theme.json');
  const themes = network.sites.map(async ({ theme }): Promise<[string, Theme]> => {
    const folder = join(dirname(file ?? '.'), 'themes');
    const own = join(folder, `${theme}.json`);
    const hasOwn = file !== undefined && existsSync(own);
    if (!hasOwn && theme !== 'default') throw new KnownError('input-invalid', noSuchTheme(theme, folder));
    const path = hasOwn ? own : plain;
    const parsed = themeInput.safeParse(await readJson(path));
    if (!parsed.success) throw new KnownError('input-invalid', `${path}:\n${inputProblems(parsed.error)}`);
    return [theme, parsed.data];
  });
  return new Map(await Promise.all(themes));
}

function noSuchTheme(theme: string, folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const known = ['default', ...files.map((name) => basename(name, '.json'))];
  return `The theme “${theme}” is not among ${known.join(', ')}; a theme of one's own is a file in ${folder}.`;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new KnownError('input-invalid', `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What says it on the command line, by its place in a file. */
const optionAt = {
  publisher: '--publisher',
  'sites[0].name': '--name',
  'sites[0].host': '--host',
  'sites[0].languages[0]': '--language',
  'sites[0].timeZone': '--zone',
};

/** Checked like a file: what it says of the language and the zone is what the person wrote. */
function oneSite(options: Readonly<Record<string, string | boolean | undefined>>): object {
  const name = needed(options['name'], '--name NAME');
  const language = typeof options['language'] === 'string' ? options['language'] : 'en';
  return {
    publisher: typeof options['publisher'] === 'string' ? options['publisher'] : name,
    sites: [
      {
        key:
          name
            .toLowerCase()
            .replaceAll(/[^a-z0-9]+/g, '-')
            .replaceAll(/^[^a-z]+|-+$/g, '')
            .slice(0, 30) || 'site',
        name,
        label: language === 'ja' ? 'ニュース' : 'News',
        host: needed(options['host'], '--host HOST'),
        languages: [language],
        timeZone: typeof options['zone'] === 'string' ? options['zone'] : 'Asia/Tokyo',
        theme: 'default',
        tagline: '',
        description: '',
        sections: [
          {
            segment: 'news',
            name: language === 'ja' ? { ja: 'ニュース' } : { en: 'News' },
            description: '',
            sections: [],
          },
        ],
      },
    ],
    sources: [],
    providers: [],
  };
}
