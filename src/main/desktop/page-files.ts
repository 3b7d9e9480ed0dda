import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Packaged files by the exact address they are served under. */
export type PageFiles = ReadonlyMap<string, PageFile>;
type PageFile = { readonly file: string; readonly type: string };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/**
 * Lists the built pages once, at start. A request is looked up in this table and nowhere else, so no path is
 * ever put together from what a page asked for.
 * @param origin the addresses' first part, e.g. `app://main`
 */
export function readPageFiles(folder: string, origin: string): PageFiles {
  const table = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    table.set(`${origin}/${name}`, { file, type });
  }
  return table;
}
