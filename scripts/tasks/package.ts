import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../lib/build-app.ts';
import { findRuntime } from '../lib/electron-runtime.ts';
import { root, runCommand, tool } from '../lib/run-command.ts';

const usage = `npm run package -- [--dir] [--out DIR] [arguments of electron-builder]

  --dir      only the folder that an installer would hold; works without a real Electron too
  --out DIR  where it goes; dist unless given`;

const { values, tokens } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist' },
    help: { type: 'boolean', default: false },
  },
  strict: false,
  tokens: true,
});
if (values.help === true) {
  console.log(usage);
  process.exit(0);
}
const output = path.resolve(root, String(values.out));

try {
  console.log('1/2  Build…');
  await buildApp();
  const standIn = values.dir === true ? await findStandIn() : undefined;
  console.log(
    `2/2  Packing${standIn === undefined ? '' : ', with the stand-in where Electron would be: for tests only'}…`,
  );
  await pack(standIn);
  const folder = findFolder();
  // The copy finds the sources it runs on by this file.
  if (standIn !== undefined && folder !== undefined)
    writeFileSync(path.join(folder, 'home'), `${path.dirname(standIn)}\n`);
  console.log(`Packed: ${folder ?? output}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** The stand-in's distribution folder, where no real Electron is installed or can be had. */
async function findStandIn(): Promise<string | undefined> {
  const runtime = await findRuntime(true);
  return runtime.kind === 'stand-in' ? path.dirname(runtime.executable) : undefined;
}

async function pack(standIn: string | undefined): Promise<void> {
  const args = [
    ...(values.dir === true ? ['--dir'] : []),
    ...passedOn(),
    `--config.directories.output=${output}`,
    ...(standIn === undefined ? [] : [`--config.electronDist=${standIn}`]),
  ];
  const outcome = await runCommand(tool('electron-builder'), args, { quiet: true });
  if (outcome.code !== 0) throw new Error(`The app could not be packed.\n${outcome.output.slice(-4000)}`);
}

/** Everything that is not ours, as it was given. */
function passedOn(): readonly string[] {
  const own = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && (token.name === 'dir' || token.name === 'out')
        ? [token.index, ...(token.name === 'out' && !token.inlineValue ? [token.index + 1] : [])]
        : [],
    ),
  );
  return process.argv.slice(2).filter((_, index) => !own.has(index));
}

/** The newest unpacked app in the output folder; electron-builder names it after system and processor. */
function findFolder(): string | undefined {
  if (!existsSync(output)) return undefined;
  const folders = readdirSync(output)
    .map((name) => path.join(output, name))
    .filter((folder) => existsSync(path.join(folder, 'resources', 'app.asar')));
  return folders.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}
