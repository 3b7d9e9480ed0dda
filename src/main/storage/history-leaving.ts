import { type DatabaseParts, type HistoryPlace, openHistoryFile } from './history-database.ts';
import type { HistoryFiles } from './history-files.ts';
import { layDown, type OutboxLeft } from './history-outbox.ts';

/** Being written; worth nothing before it is whole. */
const making = '.leaving';
/** Whole: takes the history's place, also where that was interrupted. */
const ready = '.left';

/**
 * Removes a history but for what is left of its outbox: that goes to another file, which takes the old one's place
 * in one step. Pages of the old one would still hold what was deleted from them.
 */
export function leaveBehind(place: HistoryPlace, parts: DatabaseParts, left: OutboxLeft): void {
  const { files } = parts;
  for (const old of files.beginningWith(place.file + making)) files.remove(old);
  const database = openHistoryFile({ ...place, file: place.file + making }, parts);
  try {
    layDown(database, left);
  } finally {
    database.close();
  }
  files.rename(place.file + making, place.file + ready);
  finishLeaving(place.file, files);
}

/** Does nothing where nobody was leaving. */
export function finishLeaving(file: string, files: HistoryFiles): void {
  if (files.size(file + ready) === undefined) return;
  // A write-ahead log would be played into the file that takes its database's place.
  for (const old of files.beginningWith(file)) if (old !== file && old !== file + ready) files.remove(old);
  files.rename(file + ready, file);
}
