import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../../src/main/clock.ts';
import { createOutbox } from '../../../src/main/outbox/outbox.ts';
import type { Outbox } from '../../../src/main/outbox/ports.ts';
import { createHistories } from '../../../src/main/storage/histories.ts';
import { systemFiles } from '../../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../../src/main/storage/history-sqlite.ts';
import type { History } from '../../../src/main/storage/history.ts';
import { createRandom } from '../../../src/simulator/clock.ts';
import { createSeededChance, type PlatformClock } from '../../support/platform-clock.ts';
import { silentLog } from '../../support/platform-fixture.ts';
import { createPerson } from './person.ts';
import type { Lateness, OutboxStage, StageParts } from './stage.ts';
import { figuresOf, type OutboxFigures } from './figures.ts';
import { drawContent } from './faxes.ts';

export type OutboxRun = {
  readonly sends: number;
  /** Share of attempts that something happens to, besides throttling. */
  readonly rate: number;
  readonly seed: number;
  readonly lateness: Lateness;
  /** Pages of the longest. */
  readonly pages: number;
  readonly scene: Scene;
};

/** Time, and a platform in it. */
export type Scene = {
  /** Minutes that pass in one go, and hours at the end in which nothing goes wrong. */
  readonly stride: number;
  readonly calmHours: number;
  readonly clock: (seed: number, start: number, onThrown: (error: unknown) => void) => PlatformClock;
  readonly stage: (parts: StageParts) => Promise<OutboxStage>;
};

/** Ms between two faxes on average, between two readings of the list by the app, and until a killed app runs again. */
const pace = { sends: 20_000, sync: 600_000, restart: 30_000 };
/** Where there is a file system in memory: no disk to wait for. What a disk and a real kill do is shown elsewhere. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const start = Date.UTC(2026, 10, 20, 9);
const minute = 60_000;

/** `late`: it shows, and accepts after a 502, up to ten minutes later (faults 24 and 25). */
export const latenesses = {
  usual: { shown: 120_000, accepted: 0 },
  late: { shown: 600_000, accepted: 600_000 },
} as const satisfies Record<string, Lateness>;

/**
 * So many faxes on virtual time: the outbox with its database on the disk, a platform with faults, kills that end the
 * outbox and start it again over the same file, and a person who answers.
 */
export async function playOutbox(run: OutboxRun): Promise<OutboxFigures> {
  const folder = mkdtempSync(path.join(disk, 'outbox-run-'));
  const thrown: unknown[] = [];
  const clock = run.scene.clock(run.seed, start, (error) => thrown.push(error));
  const random = createRandom(run.seed * 7_919 + 1);
  const stage = await run.scene.stage({ clock, random, rate: run.rate, lateness: run.lateness, crash });
  const person = createPerson(clock);
  const content = drawContent(random, run.pages);
  const added = new Set<string>();
  let lives = 0;
  let mark: number | undefined;
  let own: { readonly outbox: Outbox; readonly history: History } | undefined;

  function begin(): void {
    const mine = (lives += 1);
    const histories = createHistories({
      ...{ folder, clock, log: silentLog, migrations: historyMigrations, files: systemFiles },
      ...{ open: findSqlite(), newId: () => 'the one and only' },
    });
    const history = histories.open('somebody', ({ kind }) => thrown.push(new Error(`the disk: ${kind}`)));
    const { outbox: store } = history;
    const outbox = createOutbox({
      ...{
        clock: endingWith(clock, () => mine === lives),
        chance: createSeededChance(mine),
        log: silentLog,
        bootId: `boot ${mine}`,
      },
      ...{ store, post: stage.post, look: stage.look, serverNow: stage.serverNow },
      mark: { get: () => mark, set: (count) => (mark = count) },
      obstacle: () => undefined,
      changed: () => undefined,
      sent: () => undefined,
      lateTwin: (item) => person.toldOfTwin(item.id),
      trouble: (why) => {
        if (why !== undefined) thrown.push(new Error(`cannot be kept: ${why.kind}`));
      },
    });
    own = { outbox, history };
    person.sitsBefore(outbox);
  }

  /** As by a kill: nothing that was under way comes to an end, and the file is what the commits made it. */
  function crash(): void {
    if (own === undefined) return;
    const { history } = own;
    own = undefined;
    lives += 1;
    stage.cut();
    person.sitsBefore(undefined);
    clock.after(0, () => history.close());
    clock.after(pace.restart, begin);
  }

  function sendNext(n: number): void {
    if (n > run.sends) return;
    if (own === undefined) return void clock.after(5_000, () => sendNext(n));
    added.add(`fax-${n}`);
    own.outbox.add(`fax-${n}`, content(n));
    clock.after(random() * 2 * pace.sends, () => sendNext(n + 1));
  }

  function sync(): void {
    const since = clock.now() - 2 * pace.sync;
    const reader = own?.outbox;
    stage.look(since).then(
      (records) => own?.outbox === reader && reader?.seen(records),
      () => undefined,
    );
    clock.after(pace.sync, sync);
  }

  begin();
  sendNext(1);
  sync();
  const pass = async (minutes: number): Promise<void> => {
    for (let left = minutes; left > 0; left -= run.scene.stride) await clock.run(run.scene.stride * minute);
  };
  while (added.size < run.sends) await pass(run.scene.stride);
  await pass(60);
  // Once nothing goes wrong any more everything settles, however late it turns up.
  stage.calm();
  await pass(run.scene.calmHours * 60);
  const figures = figuresOf({
    run,
    stage,
    person,
    thrown,
    lives,
    added: [...added],
    find: (id) => own?.history.outbox.find(id),
  });
  person.sitsBefore(undefined);
  own?.history.close();
  lives += 1;
  await stage.close();
  rmSync(folder, { recursive: true });
  return figures;
}

/** What a killed process had set never goes off. */
function endingWith(clock: Clock, isAlive: () => boolean): Clock {
  return {
    ...clock,
    after: (ms, task) =>
      clock.after(ms, () => {
        if (isAlive()) task();
      }),
  };
}
