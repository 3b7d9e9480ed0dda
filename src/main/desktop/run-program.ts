import { spawn } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import type { ProgramsPort, ProgramStart } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** Those that hang or that nobody ends: more are not started. */
const mostRunning = 10;

/** Of ours, and of what carries us: none of it is another program's business. */
const ownVariables = /^(ELECTRON_|RINGSIDE_|NODE_OPTIONS$|CHROME_|VSCODE_)/i;

export type RunProgramParts = {
  readonly platform: DesktopAbilities['platform'];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly log: Pick<Log, 'warn'>;
};

/**
 * Starts programs, which go on by themselves: nobody reads what they write, and they outlive the app. Never through a
 * shell; arguments are handed over as a list. The only module that starts any.
 */
export function createRunProgram(parts: RunProgramParts): ProgramsPort['run'] {
  let running = 0;

  return async (file, given) => {
    if (running >= mostRunning) return 'too-many';
    if (!(await isStartable(file, parts.platform))) return 'not-found';
    running += 1;
    const started = await start(startOf(file, given, parts.platform), parts, () => (running -= 1));
    if (started !== 'started') parts.log.warn('a program could not be started', { why: started });
    return started;
  };
}

function start(
  { file, given }: { readonly file: string; readonly given: readonly string[] },
  { environment, homeFolder }: RunProgramParts,
  ended: () => void,
): Promise<ProgramStart> {
  const { promise, resolve } = Promise.withResolvers<ProgramStart>();
  try {
    const child = spawn(file, given, {
      shell: false,
      detached: true,
      stdio: 'ignore',
      windowsHide: false,
      cwd: homeFolder,
      env: Object.fromEntries(Object.entries(environment).filter(([name]) => !ownVariables.test(name))),
    });
    child.once('spawn', () => resolve('started'));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) ended();
      resolve(error.code === 'ENOENT' ? 'not-found' : error.code === 'EACCES' ? 'not-allowed' : 'failed');
    });
    child.once('exit', ended);
    child.unref();
  } catch {
    // Node refuses, e.g., a zero byte in an argument before anything is started.
    ended();
    resolve('failed');
  }
  return promise;
}

/** A bundle of macOS is a folder, which the system's own program opens. */
function startOf(
  file: string,
  given: readonly string[],
  platform: RunProgramParts['platform'],
): { readonly file: string; readonly given: readonly string[] } {
  if (platform !== 'macos' || !file.endsWith('.app')) return { file, given };
  return {
    file: '/usr/bin/open',
    given: ['-n', '-a', file, ...(given.length > 0 ? ['--args', ...given] : [])],
  };
}

/** Windows would hand anything else to a shell: a `.bat` reads its arguments as commands. */
const windowsPrograms = /\.(exe|com)$/i;

/** A file that can be started as it is. @param file absolute path */
export async function isStartable(file: string, platform: DesktopAbilities['platform']): Promise<boolean> {
  const rules = platform === 'windows' ? path.win32 : path.posix;
  if (!rules.isAbsolute(file)) return false;
  if (platform === 'windows' && !windowsPrograms.test(file)) return false;
  try {
    const found = await stat(file);
    if (platform === 'macos' && file.endsWith('.app')) return found.isDirectory();
    await access(file, constants.X_OK);
    return found.isFile();
  } catch {
    return false;
  }
}
