import * as z from 'zod';
import { numberRules } from '../../shared/identification.ts';

/**
 * What the person said of numbers and people. The platform knows nothing of it. number: E.164 or an extension.
 * owner: `Person.id`, or a party key where nobody is known by it.
 */
export const identificationStep = `
  CREATE TABLE number_choice (number TEXT PRIMARY KEY, person_id TEXT NOT NULL, seal INTEGER NOT NULL) STRICT;
  CREATE TABLE number_rule (
    number TEXT PRIMARY KEY, rule TEXT NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE tag (
    owner TEXT NOT NULL, tag TEXT NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY (owner, tag)
  ) STRICT;
`;

const rule = z.object({ number: z.string(), rule: z.enum(numberRules), at: z.number() });

export type KeptRule = Readonly<z.output<typeof rule>>;
export type KeptChoice = { readonly number: string; readonly personId: string };
export type KeptTag = { readonly owner: string; readonly tag: string };

/** Undefined where it is nothing that this version knows. */
export function parseRule(row: Readonly<Record<string, unknown>>): KeptRule | undefined {
  return rule.safeParse(row).data;
}
