import path from 'node:path';
import { copyOf, type HistoryInTest } from './history-in-test.ts';

/**
 * All that is kept, row by row, as the next start would find it if this one were killed now; but for how often the
 * outbox was written, and the index of words.
 */
export function rowsOnDisk(test: HistoryInTest, but: readonly string[] = []): readonly string[] {
  const database = test.parts.open(copyOf(test.file(), path.join(path.dirname(test.folder), 'seen')));
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name <> 'outbox_count'",
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !but.includes(name));
  const rows = tables.flatMap((name) =>
    database
      .prepare(`SELECT * FROM ${name}`)
      .all()
      .map((row) => `${name} ${JSON.stringify(row)}`),
  );
  database.close();
  return rows.sort();
}
