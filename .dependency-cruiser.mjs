/** The dependency rules of the house. `tools/probe-rules.ts` plants one violation of each and wants it caught. */
const TESTS = '(\\.test\\.ts$|\\.int\\.test\\.ts$|/testing[^/]*(\\.ts$|/))'
const SHARED = '(?:access|cli|db|exchange|http|jobs|pages)'
const inFeature = `^packages/server/src/(?!${SHARED}/)([^/]+)/`

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The law depends on nothing: no npm package, no node module, no other workspace.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: TESTS },
      to: { pathNot: '^packages/domain/src/' },
    },
    {
      name: 'domain-tests-stay-home',
      comment: 'Tests of the law use test tools, and nothing of the server.',
      severity: 'error',
      from: { path: '^packages/domain/src/' },
      to: { path: '^packages/(?!domain/)' },
    },
    {
      name: 'routes-do-not-query',
      comment: 'Routes and commands call use cases and views; they never hold a connection.',
      severity: 'error',
      from: { path: '^packages/server/src/(.+-routes\\.ts$|http/|pages/)', pathNot: TESTS },
      to: { path: '^packages/server/src/db/|node_modules/(kysely|pg|@electric-sql)/' },
    },
    {
      name: 'use-cases-know-no-web',
      comment: 'A use case is called by HTTP, CLI and jobs alike; it knows none of them.',
      severity: 'error',
      from: { path: '^packages/server/src/.+-use-cases\\.ts$' },
      to: { path: '^packages/server/src/(http|pages|cli)/|node_modules/(fastify|@fastify|hono|commander)/' },
    },
    {
      name: 'stores-and-views-are-below',
      comment: 'Stores and views read and write rows; they never call a use case, a page or a route.',
      severity: 'error',
      from: { path: '^packages/server/src/.+-(store|views)\\.ts$' },
      to: {
        path: '^packages/server/src/(.+-use-cases\\.ts$|.+-routes\\.ts$|http/|cli/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-meet-at-use-cases',
      comment:
        'A feature reaches into another only through its use cases, its views and its words, and through what follows ' +
        'in it from an act elsewhere, in that act’s transaction; every feature writes its duties in the one register.',
      severity: 'error',
      from: { path: inFeature, pathNot: [TESTS, '^packages/server/src/import/'] },
      to: {
        path: inFeature,
        pathNot: [
          '^packages/server/src/$1/',
          '-(use-cases|views|words|consequences)\\.ts$',
          '^packages/server/src/duty/duty-store\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'import-writes-in-bulk',
      comment:
        'Only the import room writes through the stores of other rooms: thousands of rows share one statement and one ' +
        'transaction, where a use case opens one a row. It decides with the same domain functions.',
      severity: 'error',
      from: { path: '^packages/server/src/import/', pathNot: TESTS },
      to: {
        path: inFeature,
        pathNot: ['^packages/server/src/import/', '-(use-cases|views|words|store)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'db-is-the-floor',
      comment: 'The ledger knows no feature, no page and no file format.',
      severity: 'error',
      from: { path: '^packages/server/src/db/', pathNot: TESTS },
      to: { path: '^packages/server/src/(?!db/|ambient\\.ts$|access/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-are-pure',
      comment: 'A page is a function of its model: no feature, no database, no file.',
      severity: 'error',
      from: { path: '^packages/server/src/pages/', pathNot: TESTS },
      to: { path: '^(node:)?(fs|crypto|http|net|child_process)$|^packages/server/src/(?!pages/|http/)' },
    },
    {
      name: 'main-is-the-top',
      comment: 'The composition root is imported by nobody.',
      severity: 'error',
      from: {},
      to: { path: '^packages/server/src/main\\.ts$' },
    },
    {
      name: 'tests-are-not-shipped',
      comment: 'What runs does not import what only tests.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TESTS },
      to: { path: TESTS },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'What a workspace imports stands in its package.json.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, pathNot: [TESTS, '\\.d\\.ts$', '\\.config\\.ts$', '^tools/'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|data|reports|coverage)/.*\\.(json|node)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
