/** The walls of the house. Each says why it stands; tests/walls.test.ts sees each of them fail once. */
const surfaces = '(site|newsroom|api)';
const composition = '^(src/[^/]+\\.tsx?$|src/cli/|bin/)';
const ownTests = '\\.test\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'platform-knows-nothing-above',
      comment: 'The platform could carry another business: what knows news in it would have to be taken along.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: ownTests },
      to: { path: `^src/(features|${surfaces})/|${composition}` },
    },
    {
      name: 'features-know-no-surface',
      comment: 'A verb that knew its page could not be called by a task, the wire or the command line.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: ownTests },
      to: { path: `^src/${surfaces}/|${composition}` },
    },
    {
      name: 'surfaces-apart',
      comment: 'What two surfaces share is a feature or the platform; a surface is deleted without asking the others.',
      severity: 'error',
      from: { path: `^src/${surfaces}/` },
      to: { path: `^src/${surfaces}/|${composition}`, pathNot: '^src/$1/' },
    },
    {
      name: 'demo-facebook-alone',
      comment: 'A stand-in that knew the network would answer as the network wishes, and prove nothing.',
      severity: 'error',
      from: { path: '^src/demo-facebook/' },
      to: { path: `^src/(features|${surfaces})/|${composition}` },
    },
    {
      name: 'nobody-leans-on-demo-facebook',
      comment: 'Only where the program is put together may it be known that a provider is the stand-in.',
      severity: 'error',
      from: { path: `^src/(platform|features|${surfaces})/` },
      to: { path: '^src/demo-facebook/' },
    },
    {
      name: 'front-door-only',
      comment: 'A feature keeps the freedom to change whatever its front door does not show; tests may look inside.',
      severity: 'error',
      from: { path: '^(src|bin|bench|faults|fuzz)/', pathNot: '^src/features/' },
      to: { path: '^src/features/', pathNot: '^src/features/(?<feature>[^/]+)/\\k<feature>\\.ts$' },
    },
    {
      name: 'front-door-between-features',
      comment: 'Neighbours use the front door like everyone else; at home one does not go round by it.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: ownTests },
      to: {
        path: '^src/features/',
        pathNot: ['^src/features/$1/', '^src/features/(?<feature>[^/]+)/\\k<feature>\\.ts$'],
      },
    },
    {
      name: 'no-circle',
      comment:
        'Modules in a circle can neither be read nor loaded one at a time; which runs first is then an accident.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports is dead, unless a process, a tool or a person starts there.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.(test|config)\\.tsx?$',
          '^(bin|scripts|bench|faults|fuzz)/',
          '^src/site/islands/site\\.ts$',
          '^src/features/media/image-child\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'sql-libraries-with-the-sql',
      comment: 'Whoever looks for what the database is asked finds it in *-queries.ts; the types may go anywhere.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: ['^src/platform/db/', '-queries\\.ts$', ownTests] },
      to: { path: '(^|/)node_modules/(pg|kysely)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sharp-only-in-its-child',
      comment: 'A decoder of foreign pictures is run where it has no secrets and may die.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: ['^src/features/media/image-child\\.ts$', ownTests] },
      to: { path: '(^|/)node_modules/(sharp|@img)/' },
    },
    {
      name: 'no-development-tools',
      comment: '`npm start` installs and compiles without devDependencies: an import of one would only fail there.',
      severity: 'error',
      from: { path: '^(src|bin|bench|faults|fuzz)/', pathNot: ownTests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'What the tests stand in for must not reach production.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: ownTests },
      to: { path: `^tests/|${ownTests}` },
    },
    {
      name: 'nothing-undeclared',
      comment: 'A package that another one happened to bring along goes when that one goes.',
      severity: 'error',
      from: { path: '^(src|bin|bench|faults|fuzz|tests|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that cannot be followed is one that no other wall has looked at.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    // Imports of types count as well: who may know whom is a matter of words, not only of code.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
