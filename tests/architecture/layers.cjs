/**
 * What runs on the server and one feature may use of another, beside `queries*.server.ts`. A file that is added here
 * either reads only, or belongs to a noun that the other's outcome is part of; say which.
 */
const sharedServerModules = [
  // Forms in progress are a kit: requests and offers are both asked for with it.
  'drafts/(pages|take|sent|limits)',
  // Read only: what an entry of the community map says, out of its row and into it.
  'provision/content',
  // Read only: how the feed tells an entry and by which ids, which an export is written with and an import knows ours by.
  'open-referral/(ids|service)',
  // Read only: what the list of entries is made of, which the overview counts by and an export is taken of.
  'provision/(conditions|list|places)',
  // Read only: which councils a postcode has, whose portal it is, who holds a record, what stands at a page's foot.
  'councils/(lookup|residence)',
  'tenants/current',
  'portal/(foot|holder|markdown)',
  // Read only: the queue's filter and one page of it, which a desk's home shows too; where a desk's form says that
  // somebody lives.
  'requests/(address|conditions|queue)',
  // Read only: the filter of the offers, which the map draws by.
  'offers/(conditions|list)',
  // Read only: what a request's page shows of the helpers of each need.
  'matches/matching',
  // A match is the outcome of both: it locks the offer and settles the request's status in its own transaction.
  'offers/hold',
  'requests/settle',
  // A call is what a request was made of: it takes the desk's own form and keeps which request came of it, at once.
  'requests/new-request',
];

/**
 * Which way imports may go (see the design of the tree in README.md): route → door → query or command → TenantDb. Each
 * rule has a sample in layers.test.ts that it must catch.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'driver-only-in-db',
      comment: 'Only db/ opens connections: a query outside a transaction of the door would belong to no tenant.',
      severity: 'error',
      from: { pathNot: '^(db|tests)/' },
      to: { path: 'node_modules/(postgres|pg|pg-pool|drizzle-orm/(postgres-js|node-postgres))/' },
    },
    {
      name: 'owner-only-in-scripts',
      comment: 'The server never acts as the owner of the database, nor changes its schema.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/features/[^/]+/importers/|\\.test\\.tsx?$' },
      to: { path: '^db/(owner|migrate|bootstrap)\\.server|^db/seed/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'db-below-app',
      comment: 'The database layer knows no features; seeds are made with their rules.',
      severity: 'error',
      from: { path: '^db/', pathNot: '^db/seed/|\\.test\\.ts$' },
      to: { path: '^app/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'platform-without-features',
      comment: 'The platform has no words of the domain; app/door.server.ts puts the two together.',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/(features/|door\\.server|routes|root|entry)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-without-data',
      comment: 'A component is given what it shows.',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^(db/|app/features/)|\\.server(\\.|$)' },
    },
    {
      name: 'features-keep-their-commands-and-routes',
      comment:
        "A feature reads another's queries, rules and schema. What changes two belongs to the one naming the outcome.",
      severity: 'error',
      from: { path: '^app/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^app/features/[^/]+/(routes/|.*\\.server\\.tsx?$)',
        pathNot: `^app/features/($1/|[^/]+/queries[^/]*\\.server|(${sharedServerModules.join('|')})\\.server)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'browser-code-without-server-code',
      comment: 'These files reach the browser, where nothing of the server may follow.',
      severity: 'error',
      from: { path: '^app/features/[^/]+/(components/|(rules|schema|policy)\\.ts)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.server(\\.|$)|^db/client', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-are-leaves',
      comment: 'Nobody imports a route; what two routes share moves beside them.',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '^app/features/[^/]+/routes/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What the product needs does not live among the tests.',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/|\\.test\\.tsx?$' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
