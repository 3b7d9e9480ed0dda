import type { Database } from './history-sqlite.ts';

/** A number of kept calls. */
export type KeptPartner = {
  readonly e164: string;
  /** What the network said last. */
  readonly name: string | undefined;
  readonly calls: number;
  /** Ms since the epoch. */
  readonly lastAt: number;
};

export type CallPartnerRows = {
  /** Numbers of the newest calls, the newest first; how many calls there were, of those that were looked through. */
  readonly newest: (most: number) => readonly KeptPartner[];
};

/** A list of whom one talked to needs no older calls, and this many are looked through in a few ms. */
const looksThrough = 3_000;

export function createCallPartnerRows(database: Database): CallPartnerRows {
  const newest = database.prepare(
    `SELECT party_key AS e164, COUNT(*) AS calls, MAX(started_at) AS last_at, content ->> '$.party.name' AS name
     FROM (SELECT party_key, started_at, content FROM past_call ORDER BY started_at DESC LIMIT ${looksThrough})
     WHERE party_key LIKE '+%' AND json_valid(content)
     GROUP BY party_key ORDER BY last_at DESC LIMIT ?`,
  );
  return {
    newest: (most) =>
      newest.all(most).map((row) => ({
        e164: String(row['e164']),
        name: typeof row['name'] === 'string' && row['name'] !== '' ? row['name'] : undefined,
        calls: Number(row['calls']),
        lastAt: Number(row['last_at']),
      })),
  };
}
