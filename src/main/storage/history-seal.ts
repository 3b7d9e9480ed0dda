import { crc32 } from 'node:zlib';
import { HistoryError } from './history-failure.ts';

/**
 * SQLite notices a page that hangs together wrongly, but neither a letter that changed inside a text nor whole pages
 * of another database, which a foreign write-ahead log brings in. A checksum over each row and the database's own id
 * does. It is no signature: nobody is kept from changing rows on purpose.
 */
export type Seal = {
  readonly of: (...parts: readonly (string | number)[]) => number;
  /** Throws where the row is not as it was written here. */
  readonly check: (seal: unknown, ...parts: readonly (string | number)[]) => void;
};

export function createSeal(databaseId: string): Seal {
  const start = crc32(databaseId);
  const of: Seal['of'] = (...parts) => crc32(JSON.stringify(parts), start);
  return {
    of,
    check: (seal, ...parts) => {
      if (seal !== of(...parts)) throw new HistoryError({ kind: 'damaged' }, 'a row does not match its seal');
    },
  };
}
