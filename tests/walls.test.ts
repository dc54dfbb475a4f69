/** Each wall is seen to fail once: a check that cannot fail is worse than none. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { checkPlanted } from './support/planted.ts';

const cruiser = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** What breaks each wall of the dependency cruiser: who imports what. */
const breaches: Record<string, [from: string, imports: string]> = {
  'platform-knows-nothing-above': ['src/platform/a.ts', '../features/stories/stories.ts'],
  'features-know-no-surface': ['src/features/stories/b.ts', '../../site/page.ts'],
  'surfaces-apart': ['src/site/c.ts', '../api/feed.ts'],
  'demo-facebook-alone': ['src/demo-facebook/m.ts', '../features/stories/stories.ts'],
  'nobody-leans-on-demo-facebook': ['src/features/stories/n.ts', '../../demo-facebook/m.ts'],
  'front-door-only': ['src/site/d.ts', '../features/stories/story-queries.ts'],
  'front-door-between-features': ['src/features/wire/e.ts', '../stories/story-queries.ts'],
  'no-circle': ['src/platform/f.ts', './f.ts'],
  'no-orphan': ['src/platform/lonely.ts', ''],
  'sql-libraries-with-the-sql': ['src/features/stories/g.ts', 'kysely'],
  'sharp-only-in-its-child': ['src/features/media/h.ts', 'sharp'],
  'no-development-tools': ['src/platform/i.ts', 'vitest'],
  'no-tests-in-the-program': ['src/platform/j.ts', '../../tests/stand-in.ts'],
  'nothing-undeclared': ['src/platform/k.ts', 'find-my-way'],
  'nothing-unresolved': ['src/platform/l.ts', './missing.ts'],
};

const innocent = {
  'src/features/stories/stories.ts': "export { stories } from './story-queries.ts';\n",
  'src/features/stories/story-queries.ts': "import { sql } from 'kysely';\nexport const stories = sql;\n",
  'src/features/stories/story-policy.ts': "import type { Kysely } from 'kysely';\nexport type Db = Kysely<unknown>;\n",
  'src/features/stories/story-policy.test.ts':
    "import { test } from 'vitest';\nimport './story-policy.ts';\ntest('');\n",
  'src/features/wire/wire.ts': "import '../stories/stories.ts';\n",
  'src/features/media/image-child.ts': "import 'sharp';\n",
  'src/site/page.ts': "import '../features/stories/stories.ts';\n",
  'src/api/feed.ts': "import '../features/wire/wire.ts';\n",
  'src/app.ts': "import './site/page.ts';\nimport './api/feed.ts';\n",
  'tests/stand-in.ts': 'export const standIn = 1;\n',
  'tests/stand-in.test.ts': "import '../src/app.ts';\nimport './stand-in.ts';\n",
};

test('a breach of each wall between modules is named', () => {
  expect(Object.keys(breaches)).toEqual(cruiser.forbidden.map(({ name }) => name));
  const planted = Object.values(breaches).map(([from, imports]) => [from, imports && `import '${imports}';\n`]);
  const printed = checkPlanted('walls', { ...innocent, ...Object.fromEntries(planted) });
  for (const [name, [from]] of Object.entries(breaches)) expect(printed).toContain(`  ${name}: ${from}`);
});

test('what keeps to the walls is let through', () => {
  expect(checkPlanted('walls', innocent)).toContain('1 passed, 0 failed');
});

test('walls that nobody looked at do not count as whole', () => {
  expect(checkPlanted('walls', { 'src/platform/words.txt': '', 'some.config.ts': 'export {};\n' })).toContain(
    'No module was looked at',
  );
});

test('SQL is found outside the files for SQL, however it is written', () => {
  const asked = [
    'sql`select 1`',
    'sql<{ id: number }>`select 1`',
    'sql<{\n  id: number;\n}>`select 1`',
    "sql.raw('select 1')",
    "db\n  .selectFrom('story')",
    "db.insertInto('story')",
    "tx.updateTable('story')",
    "tx.deleteFrom('story')",
    "database.pool.query('select 1')",
  ];
  const planted = Object.fromEntries(asked.map((text, index) => [`src/site/page-${index}.ts`, `${text};\n`]));
  const printed = checkPlanted('sql', { ...planted, 'src/site/page-queries.ts': asked.join(';\n') });
  for (const file of Object.keys(planted)) expect(printed).toContain(`${file}:`);
  expect(printed).not.toContain('page-queries');
});

test('files that say nothing by their name, or too much at once, are named', () => {
  const printed = checkPlanted('files', {
    'src/site/index.ts': '',
    'src/site/utils.ts': '',
    'src/site/date-helpers.test.ts': '',
    'src/helpers/date.ts': '',
    'src/platform/common.mjs': '',
    'src/platform/long.ts': '\n'.repeat(301),
    'src/platform/enough.ts': '\n'.repeat(300),
  });
  const named = ['src/site/index.ts:', 'src/site/utils.ts:', 'src/helpers/date.ts:', 'src/platform/common.mjs:'];
  for (const line of [...named, 'src/platform/long.ts has 301 lines']) expect(printed).toContain(line);
  expect(printed).not.toMatch(/date-helpers|enough/);
});

test('a lockfile that leaves out a platform, or differs from package.json, is named', () => {
  const printed = checkPlanted('lockfile', {
    'package.json': JSON.stringify({ dependencies: { sharp: '2.0.0' } }),
    'package-lock.json': JSON.stringify({
      packages: {
        '': { dependencies: { sharp: '1.0.0' } },
        'node_modules/sharp': { optionalDependencies: { 'sharp-linux': '1.0.0', 'sharp-darwin': '1.0.0' } },
        'node_modules/sharp/node_modules/sharp-linux': { optionalDependencies: { sharp: '1.0.0' } },
      },
    }),
  });
  expect(printed).toContain('sharp: dependencies of package.json says 2.0.0, package-lock.json 1.0.0');
  expect(printed).toContain('sharp-darwin, optional for node_modules/sharp, has no entry');
  expect(printed).not.toContain('sharp-linux');
});

test('a licence that binds whoever runs the program is named; tools may have theirs', () => {
  const printed = checkPlanted('licences', {
    'package-lock.json': JSON.stringify({
      packages: {
        'node_modules/free': { license: '(MIT OR GPL-3.0-only)' },
        'node_modules/bound': { license: 'MIT AND GPL-3.0-only' },
        'node_modules/mute': {},
        'node_modules/tool': { license: 'GPL-3.0-only', dev: true },
        'node_modules/@img/sharp-libvips-linux-x64': { license: 'LGPL-3.0-or-later' },
        'node_modules/lesser': { license: 'LGPL-3.0-or-later' },
        'node_modules/@fontsource/serif': { license: 'OFL-1.1', dev: true },
        'node_modules/@fontsource/sold': { license: 'SEE LICENSE IN EULA', dev: true },
      },
    }),
  });
  for (const name of ['bound', 'mute', 'lesser', '@fontsource/sold'])
    expect(printed).toContain(`node_modules/${name}:`);
  expect(printed).not.toMatch(/free|tool|libvips|serif/);
});

test('what the lint forbids is named, also where it takes types to see it', () => {
  const faults = {
    'node(no-process-env)': "export const home = process.env['HOME'];\n",
    'import(no-default-export)': 'export default 1;\n',
    'eslint(no-console)': "console.log('here');\n",
    'eslint(eqeqeq)': 'export const same = (a: number, b: number): boolean => a == b;\n',
    'eslint(no-unused-vars)': 'function nobody(): void {}\nexport {};\n',
    'typescript(no-explicit-any)': 'export const anything = (a: any): string => String(a);\n',
    'typescript(no-non-null-assertion)': 'export const first = (a: string[]): string => a[0]!;\n',
    'typescript(no-floating-promises)': 'const later = async (): Promise<void> => {};\nlater();\nexport {};\n',
    'typescript(no-misused-promises)': '[1].forEach(async () => {});\nexport {};\n',
    'typescript(switch-exhaustiveness-check)':
      "export function go(way: 'up' | 'down'): void {\n  switch (way) {\n    case 'up':\n  }\n}\n",
  };
  const files = Object.entries(faults).map(([, text], index) => [`src/platform/fault-${index}.ts`, text]);
  const printed = checkPlanted('lint', {
    ...Object.fromEntries(files),
    'src/config.ts': faults['node(no-process-env)'],
    'bin/say.ts': faults['eslint(no-console)'],
    'some.config.ts': faults['import(no-default-export)'],
  });
  for (const rule of Object.keys(faults)) expect(printed).toContain(rule);
  expect(printed).not.toMatch(/config\.ts|say\.ts/);
});

test('a wrong type, a crooked line and a dead export are named', () => {
  const crooked = 'export const one: number="1"\n';
  expect(checkPlanted('types', { 'src/wrong.ts': crooked })).toContain('src/wrong.ts(1,14): error TS2322');
  expect(checkPlanted('format', { 'src/wrong.ts': crooked })).toContain('src/wrong.ts');
  const dead = checkPlanted('dead-code', {
    'bin/go.ts': "import { alive } from '../src/half.ts';\nalive();\n",
    'src/half.ts': 'export function alive(): void {}\nexport function dead(): void {}\n',
    'src/whole.ts': 'export {};\n',
  });
  expect(dead).toMatch(/dead .*src\/half\.ts/);
  expect(dead).toContain('src/whole.ts');
});
