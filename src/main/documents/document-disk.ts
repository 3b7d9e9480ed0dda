/** What a name on the disk stands for, without following it. */
export type FileFacts = {
  readonly type: 'file' | 'folder' | 'link' | 'other';
  /** Bytes. */
  readonly size: number;
  readonly device: string;
  readonly inode: string;
  /** When its content was changed last, in nanoseconds, as a text. */
  readonly modified: string;
  /** Blocks of 512 bytes that the disk really holds. */
  readonly blocks: number;
};

export type OpenDocument = {
  readonly facts: () => Promise<FileFacts>;
  /** Bytes that were read, 0 at the end. */
  readonly read: (into: Uint8Array, at: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

export type NewDocument = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** On the disk, whatever happens to the power. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The disk as documents need it, handed in so that each of its failures can be played. Fails as `node:fs` does. */
export type DocumentDisk = {
  readonly facts: (path: string) => Promise<FileFacts>;
  /** Where a link leads in the end. */
  readonly realPath: (path: string) => Promise<string>;
  /** Names in a folder, at most so many. */
  readonly names: (folder: string, most: number) => Promise<readonly string[]>;
  /** For reading. A link at the end of the path fails, and nothing is waited for, as a pipe would want. */
  readonly open: (path: string) => Promise<OpenDocument>;
  /** For its owner alone; fails where the name is taken. */
  readonly create: (path: string) => Promise<NewDocument>;
  /** For its owner alone, with what is above it. */
  readonly makeFolder: (folder: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Does nothing where there is no such file. */
  readonly remove: (path: string) => Promise<void>;
  /** With all that is in it; does nothing where there is none. */
  readonly removeFolder: (folder: string) => Promise<void>;
  /** Bytes that may still be written there; undefined where nobody knows. */
  readonly free: (folder: string) => Promise<number | undefined>;
};

export type DiskTrouble =
  'missing' | 'not-allowed' | 'in-use' | 'link' | 'full' | 'read-only' | 'name' | 'failed';

/** What a failure of the disk means to whoever sees it. */
export function troubleOf(error: unknown): DiskTrouble {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed';
    // Windows: another program holds it.
    case 'EBUSY':
    case 'ETXTBSY':
      return 'in-use';
    case 'ELOOP':
      return 'link';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
      return 'read-only';
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return 'name';
    default:
      return 'failed';
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
