// The fences of the house: client -> shared <- server; test -> shared and the server's front; and inside the
// server downwards only: app -> gateway -> dossier -> sync, identity, paper, meeting-file, plan, post, statistics, follow-up -> features -> door -> journal -> database -> kernel.
const FEATURES =
  'organisation|meeting|participants|materials|invitations|submissions|collation|collection|floor|responses|commitments|conclusions|signed|reminders|screen';
const LAYERS = [
  'main|app|app\\.module|entities|logger|admin|demo',
  'gateway',
  'dossier',
  'sync|identity|paper|meeting-file|plan|post|statistics|follow-up',
  FEATURES,
  'door',
  'journal',
  'database',
  'kernel',
];
const SPEC = '\\.spec\\.tsx?$';
const inServer = (words) => `^server/src/(${words})(/|\\.|$)`;

/** One rule per layer: it may not import any layer above it. Specs may (they start what they need). */
const downwards = LAYERS.slice(1).map((layer, index) => ({
  name: `server-downwards-${layer.split('|')[0]}`,
  comment: 'In the server imports go downwards only.',
  severity: 'error',
  from: { path: inServer(layer), pathNot: SPEC },
  to: { path: inServer(LAYERS.slice(0, index + 1).join('|')) },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Modules that need each other to load. (Types may refer to each other, and what is fetched later to what fetches it.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import', 'dynamic-import'] } },
    },
    ...downwards,
    {
      name: 'feature-through-service',
      comment: "A feature uses another feature's service (or the types of its views), never its table.",
      severity: 'error',
      from: { path: `^server/src/(${FEATURES})/`, pathNot: SPEC },
      to: {
        path: inServer(FEATURES),
        pathNot: ['^server/src/$1/', '\\.service\\.ts$', '\\.view\\.ts$', '\\.module\\.ts$'],
      },
    },
    {
      name: 'config-at-the-top-only',
      comment: 'Configuration is read by app and main (and database); others get what they need handed in.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/(main|app|config|database|admin)(/|\\.)', SPEC] },
      to: { path: '^server/src/config/' },
    },
    {
      name: 'config-is-a-leaf',
      severity: 'error',
      from: { path: '^server/src/config/' },
      to: { path: '^server/src/', pathNot: '^server/src/(config|kernel)/' },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { pathNot: '^shared/src/', dependencyTypesNot: ['npm', 'npm-dev'] },
    },
    {
      name: 'shared-without-packages',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { path: 'node_modules/' },
    },
    {
      name: 'server-not-to-client-or-test',
      severity: 'error',
      from: { path: '^server/src/', pathNot: SPEC },
      to: { path: '^(client|test)/' },
    },
    {
      name: 'client-not-to-server-or-test',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^(server|test)/' },
    },
    {
      name: 'test-through-the-front-door',
      comment:
        'Tests start the server (app), a database, and speak the protocol; they read nothing from inside.',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^(client|server)/', pathNot: '^server/(src|dist)/(app\\.|database/)' },
    },
    {
      name: 'client-downwards-features',
      comment: 'In the client: screens -> features -> realtime -> text, ui.',
      severity: 'error',
      from: { path: '^client/src/features/' },
      to: { path: '^client/src/(screens/|app|main|routes)' },
    },
    {
      name: 'client-downwards-realtime',
      severity: 'error',
      from: { path: '^client/src/(realtime|text)/' },
      to: { path: '^client/src/((features|screens)/|app|main|routes)' },
    },
    {
      name: 'text-is-below-realtime',
      severity: 'error',
      from: { path: '^client/src/text/' },
      to: { path: '^client/src/(realtime|ui)/' },
    },
    {
      name: 'ui-knows-nothing-of-meetings',
      severity: 'error',
      from: { path: '^client/src/ui/' },
      to: { path: '^(client/src/(features|screens|realtime)|shared)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
