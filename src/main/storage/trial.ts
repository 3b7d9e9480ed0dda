import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Throws where nothing can be written; leaves nothing behind but the folder itself. */
export function tryFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  rmSync(mkdtempSync(path.join(folder, 'self-test-')), { recursive: true });
}

export function hasFile(file: string): boolean {
  return existsSync(file);
}
