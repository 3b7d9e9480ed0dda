import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { patient } from '../patient-rename.ts';
import { createDocumentFiles, type DocumentFiles } from './document-files.ts';
import { createDocumentMemory } from './document-memory.ts';
import { createHistory, type History } from './history.ts';
import type { DatabaseParts } from './history-database.ts';
import type { HistoryFailure } from './history-failure.ts';
import { createFileGround, createMemoryGround } from './history-ground.ts';
import type { Rescued } from './history-rescue.ts';
import { markOf } from './owner-mark.ts';

/** @param rescued what the one that takes a damaged one's place could save of it */
export type HistoryTold = (failure: HistoryFailure, rescued?: Rescued) => void;

/** One history for each person who signs in here. */
export type Histories = {
  /**
   * Opens what is kept for this person, or begins it. Where the file cannot be used the history lives in memory, and
   * `told` hears why; so it does later, when the disk fails in the middle of a run.
   * @param owner the platform's address, account and extension; decides the file
   * @param toldAgain the file can be used again, and holds what was written meanwhile
   */
  readonly open: (owner: string, told: HistoryTold, toldAgain?: () => void) => History;
  /** Gone with the run. */
  readonly openInMemory: () => History;
  /** Documents of the same person; undefined: gone with the run. They are not removed with the history by themselves. */
  readonly documents: (owner: string | undefined) => DocumentFiles;
};

export type HistoriesParts = DatabaseParts & {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
};

export function createHistories(parts: HistoriesParts): Histories {
  const disk = { ...system, rename: patient(system.rename, parts.clock) };
  return {
    open: (owner, told, toldAgain = () => undefined) => {
      const place = { folder: parts.folder, file: path.join(parts.folder, fileOf(owner)), owner };
      const ground = createFileGround(place, { ...parts, told, toldAgain, now: parts.clock.now });
      return createHistory(ground, parts);
    },
    openInMemory: () => createHistory(createMemoryGround(parts), parts),
    documents: (owner) =>
      owner === undefined
        ? createDocumentMemory()
        : createDocumentFiles(path.join(parts.folder, `documents-${markOf(owner)}`), disk),
  };
}

function fileOf(owner: string): string {
  return `history-${markOf(owner)}.sqlite`;
}
