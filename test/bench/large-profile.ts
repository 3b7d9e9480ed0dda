import path from 'node:path';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { fillHistory, largest } from '../support/large-history.ts';
import { realClock } from '../support/real-clock.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * As many people on the platform. Reading them takes a quarter of an hour at the platform's pace, so that those of the
 * profile stay while something is measured.
 */
export const manyPeople = { ...demoOptions, contacts: largest.contacts, directory: largest.directory };

/** Puts a hundred thousand calls and twenty thousand people into the profile of whoever has signed in there. */
export function fillProfile(profile: string, simulator: Simulator, calls = largest.calls): void {
  const histories = createHistories({
    ...{ folder: path.join(profile, 'history'), clock: realClock, log: silent, files: systemFiles },
    ...{ migrations: historyMigrations, open: findSqlite(), newId: () => 'bench' },
  });
  const trouble: string[] = [];
  const owner = `${simulator.url} ${simulator.people[0]?.id ?? ''}`;
  const history = histories.open(owner, ({ kind }) => trouble.push(kind));
  fillHistory(history, { ...largest, calls }, Date.now() - 2 * 86_400_000);
  history.close();
  if (trouble.length > 0) throw new Error(`the profile could not be filled: ${trouble.join(', ')}`);
}
