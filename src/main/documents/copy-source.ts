import type { Log } from '../log.ts';
import type { StoredFile } from './documents-port.ts';
import type { ExamineParts } from './examine-file.ts';

/** A file that was examined. */
export type CopySource = NonNullable<StoredFile['known']> & {
  /** Of the file itself, behind a link. */
  readonly path: string;
  readonly name: string;
  readonly shownName: string;
};

export type CopiesParts = Omit<ExamineParts, 'platform'> & { readonly log: Pick<Log, 'warn'> };
