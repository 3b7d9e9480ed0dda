import type * as system from 'node:fs/promises';
import type { Rename } from '../patient-rename.ts';

/** The part of `node:fs/promises` that small files of ours are written with. */
export type AtomicDisk = Pick<
  typeof system,
  'chmod' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rm' | 'stat'
> & { readonly rename: Rename };
