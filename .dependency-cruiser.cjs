// The fences of the house: shared ← server, shared ← miniapp, and inside the server
// routes → command → policy and shared rule → store and ledger → consumers, with no arrow back.
// test/tooling/fences.test.ts breaks each of these on purpose; a rule without such a case fails that test.

const features =
  'region|community|committee|identity|plan|opinion|round|complaint|report|documents|notice|evidence|audit|publication';
const miniappGround = 'platform|words|components|store';
const nodeModules = '(^|/)node_modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two files that need each other are one file, or hide a third; neither can be understood alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing would escape every other fence.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(scss|png|svg)$' },
    },
    {
      name: 'no-vague-names',
      comment: 'Files are named after what they promise; a drawer called utils collects everything.',
      severity: 'error',
      from: {},
      to: {
        path: '/(util|utils|helper|helpers|common|manager|service|services)(/|\\.tsx?$)',
        pathNot: nodeModules,
      },
    },
    {
      name: 'shared-is-the-ground',
      comment:
        'The same rules run in the server, the verifier and the phone, so they may not know any of them.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|miniapp|test)/' },
    },
    {
      name: 'shared-is-pure',
      comment:
        'Old WeChat engines have no Node; a rule that does I/O gives different answers in different places.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages',
      comment: 'Only small pure packages, known to run in WeChat: canonical JSON, SHA-256, Ed25519.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: nodeModules, pathNot: `${nodeModules}(canonicalize|js-sha256|tweetnacl)/` },
    },
    {
      name: 'server-not-miniapp',
      comment: 'They meet only in shared/api.ts; anything else is a second, unwritten contract.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(miniapp|test)/' },
    },
    {
      name: 'miniapp-not-server',
      comment:
        'They meet only in shared/api.ts; server code in the phone leaks internals and does not run there.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^(server|test)/' },
    },
    {
      name: 'joi-only-in-server',
      comment: 'In WeChat joi costs 151 KB and dies at load; the phone asks the same refuseX rules instead.',
      severity: 'error',
      from: { path: '^(shared|miniapp)/' },
      to: { path: `${nodeModules}(joi|@hapi|joi-to-json)/` },
    },
    {
      name: 'feature-by-its-store',
      comment:
        'Another feature is asked through its store, which scopes rows and speaks its language; reaching into its ' +
        'command or route would tie the two together and skip its rules. The audit trail, public records and the source ' +
        'documents lie under every feature.',
      severity: 'error',
      from: { path: `^server/(${features})/` },
      to: {
        path: `^server/(${features})/`,
        pathNot: [
          '^server/$1/',
          '(Store|Model)\\.ts$',
          '^server/audit/auditTrail\\.ts$',
          '^server/publication/(publishRecord|publishAs|findPublished)\\.ts$',
          // What identity asks of whoever keeps communities; the answer is written on their side.
          '^server/identity/places\\.ts$',
          '^server/documents/(?!.*Routes\\.ts$)',
        ],
      },
    },
    {
      name: 'feature-keeps-its-model',
      comment:
        "A query on another feature's collection skips the row scope of its store. The type of a record, which the " +
        'store hands out, may be named.',
      severity: 'error',
      from: { path: `^server/(${features})/` },
      to: {
        path: `^server/(${features})/.*Model\\.ts$`,
        pathNot: '^server/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'store-below-command',
      comment: 'The arrow points from routes to stores; a store that knows a route or a policy points back.',
      severity: 'error',
      from: { path: '^server/.*(Store|Model)\\.ts$' },
      to: { path: '^server/.*(Routes|Policy)\\.ts$' },
    },
    {
      name: 'command-below-route',
      comment: 'A command is called over HTTP, by a script or by a test; it must not know how it was called.',
      severity: 'error',
      from: { path: `^server/(${features})/`, pathNot: 'Routes\\.ts$' },
      to: { path: '^server/.*Routes\\.ts$' },
    },
    {
      name: 'ledger-below-features',
      comment:
        'The record of answers and the database stand under every feature; they carry, they do not decide.',
      severity: 'error',
      from: { path: '^server/(ledger|database|state|crypto)/' },
      to: { path: `^server/(${features}|http|live|demo|commands)/` },
    },
    {
      name: 'live-follows-the-log',
      comment:
        'Live updates consume what was appended; a feature that pushes by itself could push what was not recorded.',
      severity: 'error',
      from: { path: `^server/(${features})/` },
      to: { path: '^server/live/' },
    },
    {
      name: 'http-below-features',
      comment:
        'The middleware serves every feature alike; it may look a session up in a store and nothing more.',
      severity: 'error',
      from: { path: '^server/http/' },
      to: { path: `^server/(${features}|demo|commands)/`, pathNot: 'Store\\.ts$' },
    },
    {
      name: 'assembly-on-top',
      comment:
        'main, app and routes put the parts together; a part that imports the assembly cannot be used alone.',
      severity: 'error',
      from: { path: `^server/(${features}|http|ledger|database|live)/` },
      to: { path: '^server/((main|app|routes)\\.ts$|demo/|commands/)' },
    },
    {
      name: 'miniapp-features-apart',
      comment:
        'Features are sub-packages loaded on their own; one that imports another drags it into its package.',
      severity: 'error',
      from: { path: `^miniapp/src/(?!(?:${miniappGround})/)([^/]+)/` },
      to: { path: '^miniapp/src/[^/]+/', pathNot: `^miniapp/src/($1|${miniappGround})/` },
    },
    {
      name: 'miniapp-ground-below-features',
      comment: 'Platform, words, components and store serve every page and therefore know none.',
      severity: 'error',
      from: { path: `^miniapp/src/(${miniappGround})/` },
      to: { path: '^miniapp/src/[^/]+/', pathNot: `^miniapp/src/(${miniappGround})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|\\.cache|\\.jest-cache)/' },
    // Imports of types count too: knowing another's type is knowing its inside.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
