import path from 'node:path';

const longestBytes = 4096;

/** Windows opens a device under these names, in every folder and whatever follows the dot. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/** Whether a path can name nothing but an ordinary file of a file system. */
export function isPlainPath(file: string, platform: 'windows' | 'macos' | 'linux'): boolean {
  if (file === '' || file.includes('\0') || Buffer.byteLength(file) > longestBytes) return false;
  if (platform !== 'windows') return path.posix.isAbsolute(file);
  if (!path.win32.isAbsolute(file)) return false;
  // Past the rules for names, and to devices: \\?\ and \\.\. A share, \\server\share, is none of them.
  if (/^[\\/]{2}[?.][\\/]/.test(file)) return false;
  const { root } = path.win32.parse(file);
  const names = file.slice(root.length).split(/[\\/]/);
  // A colon behind the drive leads to another stream of the same file.
  return !names.some((name) => name.includes(':') || deviceName.test(name.replace(/[. ]+$/, '')));
}
