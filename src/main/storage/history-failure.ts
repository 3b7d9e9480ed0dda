/**
 * Why the database could not do what it was asked to. `damaged`: its content cannot be trusted. `full`, `refused`,
 * `in-use`: the file may be good, but it cannot be written now. `newer`: made by a later version of this product.
 */
export type HistoryFailure =
  | { readonly kind: 'damaged' | 'full' | 'refused' | 'in-use' }
  | { readonly kind: 'newer'; readonly version: number };

/** What we find out ourselves; SQLite's and the file system's own errors are told apart by their codes. */
export class HistoryError extends Error {
  readonly failure: HistoryFailure;
  constructor(failure: HistoryFailure, message: string) {
    super(message);
    this.name = 'HistoryError';
    this.failure = failure;
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const kindOfResult: Readonly<Record<number, Exclude<HistoryFailure['kind'], 'newer'>>> = {
  1: 'damaged', // ERROR: a table is not as its version says
  3: 'refused', // PERM
  5: 'in-use', // BUSY
  6: 'in-use', // LOCKED
  7: 'refused', // NOMEM
  8: 'refused', // READONLY
  10: 'refused', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'refused', // CANTOPEN
  18: 'damaged', // TOOBIG
  23: 'refused', // AUTH
  24: 'damaged', // FORMAT
  26: 'damaged', // NOTADB
};

/** Undefined for what is no trouble of the disk but a bug of ours. */
export function failureOf(error: unknown): HistoryFailure | undefined {
  if (error instanceof HistoryError) return error.failure;
  if (!(error instanceof Error)) return undefined;
  const { errcode, code } = error as { readonly errcode?: unknown; readonly code?: unknown };
  if (typeof errcode === 'number') {
    // Extended codes carry the primary one in their lowest byte.
    const kind = kindOfResult[errcode & 0xff];
    return kind === undefined ? undefined : { kind };
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'full' };
  // Every other complaint of the file system: no permission, no folder, a folder that is a file, a name too long.
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? { kind: 'refused' } : undefined;
}
