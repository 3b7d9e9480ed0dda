import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Start at login on Linux: a file in the freedesktop.org autostart folder.
 * @param configFolder usually `~/.config`
 * @param program absolute path and arguments
 */
export function setAutostart(configFolder: string, program: readonly string[], on: boolean): void {
  const file = path.join(configFolder, 'autostart', 'ringside.desktop');
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry(program), { mode: 0o644 });
}

export function autostartEntry(program: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ringside',
    `Exec=${program.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * By the Desktop Entry Specification: quoted with `"`, four characters escaped inside, `%` doubled; and the
 * file's own string rule doubles each backslash once more.
 */
function quote(argument: string): string {
  const inner = argument.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inner.replaceAll('\\', '\\\\')}"`;
}
