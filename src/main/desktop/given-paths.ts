import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Far more than are taken, so that whoever hands over too many is told how many were left out. */
export const mostGivenPaths = 500;
export const longestGivenPath = 4096;

/**
 * Files as a command line names them: from the folder in which it was typed, or as `file:` addresses, as file managers
 * on Linux do. Undefined where one of them can be no file, or there are none or too many.
 */
export function readPaths(given: readonly string[], folder: string): readonly string[] | undefined {
  if (given.length === 0 || given.length > mostGivenPaths) return undefined;
  const paths = given.map((one) => readPath(one, folder));
  const real = paths.filter((one) => one !== undefined);
  return real.length === paths.length ? real : undefined;
}

export function isAbsolutePath(one: string): boolean {
  return path.isAbsolute(one) && !one.includes('\0');
}

/** A list of addresses as a file manager copies it, one a line (RFC 2483). What is no file of this computer is left out. */
export function pathsOfAddresses(list: string): readonly string[] {
  const lines = list.split(/\r?\n/).filter((line) => /^file:/i.test(line));
  return lines
    .slice(0, mostGivenPaths)
    .map((line) => pathOfAddress(line.trim()))
    .filter((one) => one !== undefined);
}

function readPath(one: string, folder: string): string | undefined {
  const named = /^file:/i.test(one) ? pathOfAddress(one) : one;
  if (named === undefined || named === '' || named.includes('\0')) return undefined;
  const whole = path.resolve(folder, named);
  return whole.length <= longestGivenPath ? whole : undefined;
}

/** Only of this computer. */
function pathOfAddress(address: string): string | undefined {
  const parsed = URL.parse(address);
  if (parsed === null || (parsed.hostname !== '' && parsed.hostname !== 'localhost')) return undefined;
  parsed.hostname = '';
  try {
    return fileURLToPath(parsed);
  } catch {
    // An encoded slash, or on Windows no drive.
    return undefined;
  }
}
