/**
 * The walls between the rooms (see ARCHITECTURE.md), one readable line each.
 * @param {string} name   what is forbidden, as a sentence
 * @param {object} from   where the import stands
 * @param {object} to     what is imported
 */
const never = (name, from, to) => ({ name, severity: 'error', from, to });

const features =
  'sign-in|calls|today|alerts|screen-pop|presence|people|ring-out|timeline|inspector|network|dialling|quick-call|outbox';
const feature = `^src/main/(${features})/`;
const edges = '^src/main/(ringcentral|desktop|storage|documents)/';
const doesIo =
  '^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|os|process)(/|$)';
const pureLibraries = 'node_modules/(@lingui/core|@lingui/message-utils)/';

module.exports = {
  forbidden: [
    never(
      'shared imports nothing but shared',
      { path: '^src/shared' },
      { pathNot: `^src/shared|${pureLibraries}` },
    ),
    never(
      'the page imports shared, itself and packages',
      { path: '^src/renderer' },
      { path: '^src/(main|simulator)' },
    ),
    never(
      'the page reads only the type of the bridge',
      { path: '^src/renderer' },
      { path: '^src/preload', pathNot: '^src/preload/companion-api.ts$' },
    ),
    never(
      'the page reads the bridge as a type',
      { path: '^src/renderer' },
      { path: '^src/preload', dependencyTypesNot: ['type-only'] },
    ),
    never('the page imports no Node', { path: '^src/(renderer|shared)' }, { dependencyTypes: ['core'] }),
    never(
      'the preload imports shared and electron',
      { path: '^src/preload' },
      { path: '^src/(main|renderer|simulator)' },
    ),
    never(
      'main imports no other room',
      { path: '^src/main', pathNot: '^src/main/index.ts$' },
      { path: '^src/(renderer|preload|simulator)' },
    ),
    never(
      'only the front door loads the simulator, and lazily',
      { path: '^src/main/index.ts$' },
      { path: '^src/simulator', dynamic: false },
    ),
    never(
      'the simulator imports nothing of ours',
      { path: '^src/simulator' },
      { path: '^(src/(shared|main|preload|renderer)|test|scripts)' },
    ),
    never(
      'electron stays in the front door, the desktop and the preload',
      { path: '^src', pathNot: '^src/(main/index.ts$|main/desktop/|preload/index.ts$)' },
      { path: '(^|/)node_modules/electron(/|$)|^electron$' },
    ),
    never(
      'a feature imports no value from an edge',
      { path: feature },
      { path: edges, dependencyTypesNot: ['type-only'] },
    ),
    ...features
      .split('|')
      .map((name) =>
        never(
          `${name} imports no other feature`,
          { path: `^src/main/${name}/` },
          { path: feature, pathNot: `^src/main/${name}/` },
        ),
      ),
    never('a feature does no input or output', { path: feature }, { path: doesIo }),
    never('an edge imports no feature', { path: edges }, { path: feature }),
    never(
      'ringcentral imports no other edge',
      { path: '^src/main/ringcentral/' },
      { path: '^src/main/(desktop|storage|documents)/' },
    ),
    never(
      'desktop imports no other edge',
      { path: '^src/main/desktop/' },
      { path: '^src/main/(ringcentral|storage|documents)/' },
    ),
    never(
      'storage imports no other edge',
      { path: '^src/main/storage/' },
      { path: '^src/main/(ringcentral|desktop|documents)/' },
    ),
    never(
      'documents imports no other edge',
      { path: '^src/main/documents/' },
      { path: '^src/main/(ringcentral|desktop|storage)/' },
    ),
    never(
      'what reads foreign documents runs in their process',
      {
        path: '^src/main',
        pathNot: '^src/main/documents/(document-process|judge-pdf|rewrite|pdf-[a-z-]+).ts$',
      },
      { path: '^src/main/documents/(judge-pdf|rewrite|pdf-[a-z-]+).ts$|node_modules/(@libpdf|utif2)/' },
    ),
    never(
      'only the front door starts the app',
      { path: '^src', pathNot: '^src/main/index.ts$' },
      { path: '^src/main/app.ts$' },
    ),
    never(
      'a joint is a part of app.ts',
      { path: '^src', pathNot: '^src/main/app.ts$' },
      { path: '^src/main/join-' },
    ),
    never(
      'the clipboard has one door',
      { path: '^src', pathNot: '^src/main/desktop/desktop.ts$' },
      { path: '^src/main/desktop/clipboard.ts$' },
    ),
    never('src imports no test', { path: '^src' }, { path: '^(test|scripts)' }),
    never(
      'child_process only where programs are run',
      { path: '^src', pathNot: '^src/main/desktop/run-program.ts$' },
      { path: '^(node:)?child_process$' },
    ),
    never('no cycles', {}, { circular: true }),
    never(
      'nothing that cannot be resolved',
      { path: '^src' },
      { couldNotResolve: true, pathNot: '^electron$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'src/main/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
