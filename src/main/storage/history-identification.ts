import type { NumberRule } from '../../shared/identification.ts';
import { type KeptChoice, type KeptRule, type KeptTag, parseRule } from './history-identification-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** All that the person said of numbers and people. */
export type KeptIdentification = {
  readonly choices: readonly KeptChoice[];
  readonly rules: readonly KeptRule[];
  readonly tags: readonly KeptTag[];
};

/** Undefined takes back what was said before. */
export type IdentificationChange = {
  readonly choice?: { readonly number: string; readonly personId: string | undefined };
  readonly rule?: { readonly number: string; readonly rule: NumberRule | undefined; readonly at: number };
  readonly tags?: readonly (KeptTag & { readonly on: boolean })[];
};

export type IdentificationRows = {
  readonly all: () => KeptIdentification;
  readonly change: (change: IdentificationChange) => void;
};

export function createIdentificationRows(database: Database, seal: Seal): IdentificationRows {
  const statements = prepare(database);

  function choices(): readonly KeptChoice[] {
    return statements.choices.all().map((row) => {
      const [number, personId] = [String(row['number']), String(row['person_id'])];
      seal.check(row['seal'], number, personId);
      return { number, personId };
    });
  }

  function rules(): readonly KeptRule[] {
    return statements.rules.all().flatMap((row) => {
      seal.check(row['seal'], String(row['number']), String(row['rule']), Number(row['at']));
      return parseRule(row) ?? [];
    });
  }

  function tags(): readonly KeptTag[] {
    return statements.tags.all().map((row) => {
      const [owner, tag] = [String(row['owner']), String(row['tag'])];
      seal.check(row['seal'], owner, tag);
      return { owner, tag };
    });
  }

  function putRule({ number, rule, at }: NonNullable<IdentificationChange['rule']>): void {
    const when = Math.floor(at);
    if (rule === undefined) statements.dropRule.run(number);
    else statements.putRule.run(number, rule, when, seal.of(number, rule, when));
  }

  return {
    all: () => ({ choices: choices(), rules: rules(), tags: tags() }),
    change: ({ choice, rule, tags: changed = [] }) => {
      if (choice?.personId !== undefined) {
        const { number, personId } = choice;
        statements.putChoice.run(number, personId, seal.of(number, personId));
      } else if (choice !== undefined) statements.dropChoice.run(choice.number);
      if (rule !== undefined) putRule(rule);
      for (const { owner, tag, on } of changed) {
        if (on) statements.putTag.run(owner, tag, seal.of(owner, tag));
        else statements.dropTag.run(owner, tag);
      }
    },
  };
}

function prepare(database: Database) {
  return {
    choices: database.prepare('SELECT number, person_id, seal FROM number_choice ORDER BY number'),
    putChoice: database.prepare(
      `INSERT INTO number_choice (number, person_id, seal) VALUES (?, ?, ?)
       ON CONFLICT (number) DO UPDATE SET person_id = excluded.person_id, seal = excluded.seal`,
    ),
    dropChoice: database.prepare('DELETE FROM number_choice WHERE number = ?'),
    rules: database.prepare('SELECT number, rule, at, seal FROM number_rule ORDER BY at DESC, number'),
    putRule: database.prepare(
      `INSERT INTO number_rule (number, rule, at, seal) VALUES (?, ?, ?, ?)
       ON CONFLICT (number) DO UPDATE SET rule = excluded.rule, at = excluded.at, seal = excluded.seal`,
    ),
    dropRule: database.prepare('DELETE FROM number_rule WHERE number = ?'),
    tags: database.prepare('SELECT owner, tag, seal FROM tag ORDER BY owner, tag'),
    putTag: database.prepare(
      `INSERT INTO tag (owner, tag, seal) VALUES (?, ?, ?)
       ON CONFLICT (owner, tag) DO UPDATE SET seal = excluded.seal`,
    ),
    dropTag: database.prepare('DELETE FROM tag WHERE owner = ? AND tag = ?'),
  };
}
