import type { Clock } from '../clock.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

export type CursorRows = {
  readonly get: (name: string) => string | undefined;
  /** By this computer's clock, ms since the epoch. */
  readonly setAt: (name: string) => number | undefined;
  readonly put: (name: string, value: string | undefined, at: number) => void;
};

export function createCursorRows(database: Database, seal: Seal): CursorRows {
  const read = database.prepare('SELECT value, set_at, seal FROM cursor WHERE name = ?');
  const write = database.prepare(
    `INSERT INTO cursor (name, value, set_at, seal) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, set_at = excluded.set_at, seal = excluded.seal`,
  );
  const remove = database.prepare('DELETE FROM cursor WHERE name = ?');

  function find(name: string): { readonly value: string; readonly at: number } | undefined {
    const row = read.get(name);
    if (row === undefined) return undefined;
    const found = { value: String(row['value']), at: Number(row['set_at']) };
    seal.check(row['seal'], name, found.value, found.at);
    return found;
  }

  return {
    get: (name) => find(name)?.value,
    setAt: (name) => find(name)?.at,
    put: (name, value, at) => {
      if (value === undefined) remove.run(name);
      else write.run(name, value, at, seal.of(name, value, at));
    },
  };
}

/** What streams said about themselves since the last transaction. Where nothing else is written it goes out alone. */
export type PendingCursors = {
  readonly get: (name: string) => { readonly value: string | undefined } | undefined;
  readonly set: (name: string, value: string | undefined) => void;
  readonly all: () => readonly (readonly [name: string, value: string | undefined])[];
  /** They are on the disk now, or given up. */
  readonly clear: () => void;
};

/** Ms: events come by the hundred, and each of them moves a cursor. */
const waitsAtMost = 1000;

export function createPendingCursors(clock: Pick<Clock, 'after'>, flush: () => void): PendingCursors {
  const pending = new Map<string, string | undefined>();
  let cancel: (() => void) | undefined;
  return {
    get: (name) => (pending.has(name) ? { value: pending.get(name) } : undefined),
    set: (name, value) => {
      pending.set(name, value);
      cancel ??= clock.after(waitsAtMost, () => {
        cancel = undefined;
        flush();
      });
    },
    all: () => [...pending],
    clear: () => {
      cancel?.();
      cancel = undefined;
      pending.clear();
    },
  };
}
