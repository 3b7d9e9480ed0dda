import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith, piecesOf } from '../support/token-scan.ts';

const root = path.join(import.meta.dirname, '..', '..');
let tree: string;

/** A copy of the sources to plant faults in. */
beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'planted-'));
  for (const name of ['src', 'tsconfig.json', '.dependency-cruiser.cjs', 'package.json'])
    cpSync(path.join(root, name), path.join(tree, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function run(tool: string, args: readonly string[]): { readonly failed: boolean; readonly output: string } {
  const script = path.join(root, 'node_modules', '.bin', tool);
  const { status, stdout, stderr } = spawnSync(script, args, { cwd: tree, encoding: 'utf8' });
  return { failed: status !== 0, output: stdout + stderr };
}

/** Where a forbidden import is planted, and the sentence of the wall that it breaks. */
const breaches: readonly (readonly [wall: string, file: string, code: string])[] = [
  ['shared imports nothing but shared', 'src/shared/planted.ts', "import '../main/clock.ts';"],
  ['the page imports shared, itself and packages', 'src/renderer/planted.ts', "import '../main/clock.ts';"],
  ['the page reads only the type of the bridge', 'src/renderer/planted.ts', "import '../preload/index.ts';"],
  ['the page reads the bridge as a type', 'src/renderer/planted.ts', "import '../preload/companion-api.ts';"],
  ['the page imports no Node', 'src/renderer/planted.ts', "import 'node:path';"],
  ['the preload imports shared and electron', 'src/preload/planted.ts', "import '../main/clock.ts';"],
  ['main imports no other room', 'src/main/planted.ts', "import '../renderer/words.ts';"],
  [
    'only the front door loads the simulator, and lazily',
    'src/main/index.ts',
    "import '../simulator/demo.ts';",
  ],
  ['the simulator imports nothing of ours', 'src/simulator/planted.ts', "import '../shared/call.ts';"],
  [
    'electron stays in the front door, the desktop and the preload',
    'src/main/calls/planted.ts',
    "import 'electron';",
  ],
  [
    'a feature imports no value from an edge',
    'src/main/calls/planted.ts',
    "import '../storage/atomic-file.ts';",
  ],
  ['calls imports no other feature', 'src/main/calls/planted.ts', "import '../alerts/card.ts';"],
  ['a feature does no input or output', 'src/main/calls/planted.ts', "import 'node:fs';"],
  ['an edge imports no feature', 'src/main/storage/planted.ts', "import '../calls/calls.ts';"],
  [
    'ringcentral imports no other edge',
    'src/main/ringcentral/planted.ts',
    "import '../storage/atomic-file.ts';",
  ],
  ['desktop imports no other edge', 'src/main/desktop/planted.ts', "import '../storage/atomic-file.ts';"],
  ['storage imports no other edge', 'src/main/storage/planted.ts', "import '../desktop/system.ts';"],
  ['only the front door starts the app', 'src/main/planted.ts', "import './app.ts';"],
  ['src imports no test', 'src/main/planted.ts', "import '../../test/planted.ts';"],
  ['child_process only where programs are run', 'src/main/planted.ts', "import 'node:child_process';"],
  ['no cycles', 'src/main/planted.ts', "import './planted-back.ts';"],
  ['no cycles', 'src/main/planted-back.ts', "import './planted.ts';"],
  ['nothing that cannot be resolved', 'src/main/planted.ts', "import './is-not-there.ts';"],
];

describe('a planted fault is found', () => {
  it('when an import breaks a wall, each of them by its own sentence', () => {
    mkdirSync(path.join(tree, 'test'));
    writeFileSync(path.join(tree, 'test', 'planted.ts'), 'export {};\n');
    for (const [, file, code] of breaches) appendFileSync(path.join(tree, file), `\n${code}\n`);
    const { failed, output } = run('depcruise', ['src', '--output-type', 'err']);
    expect(failed).toBe(true);
    const heard = breaches.map(([wall]) => wall).filter((wall) => output.includes(`error ${wall}:`));
    expect(heard).toEqual(breaches.map(([wall]) => wall));
  });

  it(
    'when a command has no line in the bridge, and when a page sends a wrong type',
    { timeout: 120_000 },
    () => {
      cpSync(path.join(root, 'src'), path.join(tree, 'bridge', 'src'), { recursive: true });
      const bridge = path.join(tree, 'bridge');
      for (const name of ['tsconfig.json', 'package.json'])
        cpSync(path.join(root, name), path.join(bridge, name));
      const contract = path.join(bridge, 'src', 'shared', 'ipc-contract.ts');
      const text = readFileSync(contract, 'utf8');
      const planted = text.replace(/export type Commands = .*\{/, '$& planted: (reason: number) => void;');
      expect(planted).not.toBe(text);
      writeFileSync(contract, planted);
      writeFileSync(
        path.join(bridge, 'src', 'preload', 'planted.ts'),
        "import type { CompanionApi } from './companion-api.ts';\n" +
          'export const wrong = (companion: CompanionApi): void => companion.send.copyNumber(7);\n',
      );
      const room = path.join(bridge, 'src', 'preload');
      const { failed, output } = run('tsc', [
        '-p',
        room,
        '--tsBuildInfoFile',
        path.join(tree, 'planted.info'),
      ]);
      expect(failed).toBe(true);
      const errors = output.split('\n').filter((line) => line.includes('error TS'));
      expect(errors).toEqual([
        expect.stringMatching(/index\.ts.*'planted' is missing/),
        expect.stringMatching(/planted\.ts.*Argument of type 'number'/),
      ]);
    },
  );

  it.each([
    ['in clear', (token: string) => `{"said":"${token}"}`],
    ['cut in half', (token: string) => token.slice(0, token.length / 2)],
    ['as base64', (token: string) => Buffer.from(`Bearer ${token}`).toString('base64')],
    ['as base64, in another position', (token: string) => Buffer.from(`${token}!`).toString('base64')],
    ['as hexadecimal digits', (token: string) => Buffer.from(token).toString('hex')],
  ])('when a token lies in a file %s', async (_form, write) => {
    const token = 'sim_access_a6fYAvCR2Y2eVA02eb39QBz2mYrUxbauc8gekuZy';
    const folder = mkdtempSync(path.join(tree, 'profile-'));
    mkdirSync(path.join(folder, 'logs'));
    writeFileSync(path.join(folder, 'logs', 'ringside.log'), `before ${write(token)} after`);
    writeFileSync(path.join(folder, 'harmless.txt'), 'sim_access_ and nothing else');
    expect(await filesWith(folder, piecesOf(token))).toEqual([path.join('logs', 'ringside.log')]);
  });
});
