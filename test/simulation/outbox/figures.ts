import type { OutboxRow } from '../../../src/main/storage/outbox-row.ts';
import type { Person } from './person.ts';
import type { OutboxRun } from './play-outbox.ts';
import type { Copy, OutboxStage } from './stage.ts';

export type OutboxFigures = {
  readonly sends: number;
  /** Copies that nobody asked for. */
  readonly sent_twice: number;
  /** Said to be sent, or to be over, without a copy on the platform; or not known any more. */
  readonly lost: number;
  readonly unsettled: number;
  readonly questions: number;
  readonly questions_share: number;
  /** Second copies that the person asked for because the first showed up too late. */
  readonly late_twins: number;
  /** Of those: not told, or told more than once. */
  readonly late_twins_untold: number;
  /** Believed to be another message than one of its own wording. */
  readonly wrong_claims: number;
  readonly attempts: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Nobody may throw, and the disk did not fail. */
  readonly thrown: readonly string[];
};

export type Played = {
  readonly run: OutboxRun;
  readonly stage: OutboxStage;
  readonly person: Person;
  readonly thrown: readonly unknown[];
  readonly lives: number;
  readonly added: readonly string[];
  readonly find: (id: string) => OutboxRow | undefined;
};

/** What the outbox says in the end against what the platform has. */
export function figuresOf({ stage, person, thrown, lives, added, find }: Played): OutboxFigures {
  const copies = Map.groupBy(stage.copies(), ({ itemId }) => itemId);
  const itemOf = new Map(stage.copies().map(({ platformId, itemId }) => [platformId, itemId]));
  const rows = added.map((id) => ({ id, row: find(id), own: copies.get(id) ?? [] }));
  const isSent = (row: OutboxRow | undefined): boolean => row?.state === 'sent';
  const isOpen = (row: OutboxRow | undefined): boolean =>
    row !== undefined && ['queued', 'sending', 'unsure', 'ask'].includes(row.state);
  const extra = rows.map(({ id, own }) => countExtra(own, person.wishes().get(id) ?? []));
  const twins = rows.filter((_row, at) => (extra[at]?.wanted ?? 0) > 0);
  const questions = sum(rows.map(({ row }) => row?.questions ?? 0));
  return {
    sends: added.length,
    sent_twice: sum(extra.map(({ unwanted }) => unwanted)),
    lost: rows.filter(({ row, own }) => !isOpen(row) && (own.length === 0 || !isSent(row))).length,
    unsettled: rows.filter(({ row }) => isOpen(row)).length,
    questions,
    questions_share: Math.round((questions / Math.max(1, added.length)) * 100_000) / 100_000,
    late_twins: sum(extra.map(({ wanted }) => wanted)),
    late_twins_untold: twins.filter(({ id }) => person.twinsTold().get(id) !== 1).length,
    wrong_claims: rows.filter(({ id, row }) => {
      const claimed = itemOf.get(row?.platformId ?? '');
      return claimed !== undefined && claimed !== id && find(claimed)?.fingerprint !== row?.fingerprint;
    }).length,
    attempts: sum(rows.map(({ row }) => row?.attempt ?? 0)),
    kills: (lives - 1) / 2,
    faults: stage.faults(),
    thrown: thrown.slice(0, 20).map(String),
  };
}

/** A copy beyond the first was wanted where the person asked for it after the one before. */
function countExtra(
  copies: readonly Copy[],
  wishes: readonly number[],
): { readonly wanted: number; readonly unwanted: number } {
  const sorted = copies.toSorted((one, other) => one.attempt - other.attempt || one.at - other.at);
  let [wanted, unwanted] = [0, 0];
  const left = [...wishes];
  for (let at = 1; at < sorted.length; at += 1) {
    const isNewAttempt = sorted[at]?.attempt !== sorted[at - 1]?.attempt;
    if (isNewAttempt && left.shift() !== undefined) wanted += 1;
    else unwanted += 1;
  }
  return { wanted, unwanted };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
