import type { OutboxChange, OutboxClaim } from '../storage/history-outbox.ts';
import type { DraftRow, OutboxRow } from '../storage/outbox-row.ts';

/** What the disk has not taken yet; the newest word on each item counts. */
export type Debt = {
  readonly rows: ReadonlyMap<string, OutboxRow>;
  readonly claims: readonly OutboxClaim[];
  /** Undefined: dropped. */
  readonly drafts: ReadonlyMap<string, DraftRow | undefined>;
};

export const noDebt: Debt = { rows: new Map(), claims: [], drafts: new Map() };

export function isPaid({ rows, claims, drafts }: Debt): boolean {
  return rows.size + claims.length + drafts.size === 0;
}

export function withChange(debt: Debt, change: OutboxChange): Debt {
  const { put = [], claims = [], putDrafts = [], dropDrafts = [] } = change;
  return {
    rows: new Map([...debt.rows, ...put.map((row) => [row.id, row] as const)]),
    claims: [...debt.claims, ...claims],
    drafts: new Map([
      ...debt.drafts,
      ...putDrafts.map((row) => [row.id, row] as const),
      ...dropDrafts.map((id) => [id, undefined] as const),
    ]),
  };
}

/** All of it as one change. */
export function asChange({ rows, claims, drafts }: Debt): OutboxChange {
  const drafted = [...drafts];
  return {
    ...{ put: [...rows.values()], claims },
    putDrafts: drafted.flatMap(([, row]) => row ?? []),
    dropDrafts: drafted.flatMap(([id, row]) => (row === undefined ? [id] : [])),
  };
}
