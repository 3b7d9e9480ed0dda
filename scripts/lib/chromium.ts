import { existsSync, readdirSync } from 'node:fs';
import { runCommand } from './run-command.ts';

const CHROMIUM_PATHS = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const FONT_FOLDERS = ['/usr/share/fonts/truetype/noto', '/usr/share/fonts/opentype/noto'];

/** Where the system's Chromium is; `CHROMIUM` names another one. */
export function chromiumPath(): string {
  const found = process.env['CHROMIUM'] ?? CHROMIUM_PATHS.find((path) => existsSync(path));
  if (found === undefined) throw new Error('There is no Chromium on this machine.');
  return found;
}

/** Debian packages the stand-in needs and this machine lacks. */
function missingPackages(): readonly string[] {
  const missing: string[] = [];
  if (!CHROMIUM_PATHS.some((path) => existsSync(path))) missing.push('chromium');
  if (!FONT_FOLDERS.some((folder) => existsSync(folder) && readdirSync(folder).length > 0)) {
    missing.push('fonts-noto-core');
  }
  return missing;
}

/**
 * Installs them where that is ours to do: as root on Debian. Says what it does before it does it.
 *
 * @throws Error with one sentence that says what to install by hand
 */
export async function ensureChromium(): Promise<'present' | 'installed'> {
  const missing = missingPackages();
  if (missing.length === 0) return 'present';
  const list = missing.join(' ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`Install these packages and run the command again: ${list}.`);
  }
  console.log(`  Installing the Debian packages ${missing.join(' and ')} (Chromium plays Electron here).`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args: readonly string[]): ReturnType<typeof runCommand> =>
    runCommand('apt-get', args, { quiet: true, env: environment });
  await apt(['update']);
  const outcome = await apt(['install', '-y', '--no-install-recommends', ...missing]);
  if (outcome.code !== 0) {
    throw new Error(`apt-get could not install ${list}:\n${outcome.output.slice(-2000)}`);
  }
  return 'installed';
}
