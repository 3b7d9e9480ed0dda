import * as z from 'zod';
import { type ContactCard, contactFields, longestNotes } from '../../shared/contact.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import type { Person } from '../../shared/person.ts';

/** Somebody as they are kept. */
export type KeptPerson = {
  /** In which part of its source's answer it came: parts are replaced as a whole. */
  readonly part: number;
  readonly person: Omit<Person, 'favourite'>;
  /** All that is kept of a personal contact; on the disk alone, and read when somebody looks at it. */
  readonly card?: ContactCard;
};

/** Something the person called. */
export type Dialled = {
  readonly target: Omit<DialTarget, 'identity'>;
  /** This computer's clock, ms since the epoch. */
  readonly at: number;
  /** `OwnPhone.id`; empty where it is not known. */
  readonly from: string;
};

/** JSON knows no undefined: it is written as null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullable().transform((value) => value ?? undefined);

const text = z.string().max(1_000);
const number = z.object({ e164: text, shown: text, region: maybe(text) });

const person: z.ZodType<KeptPerson['person']> = z.object({
  id: text,
  source: z.enum(['personal', 'company']),
  kind: z.enum(['person', 'queue', 'room', 'other']),
  name: text,
  company: maybe(text),
  department: maybe(text),
  jobTitle: maybe(text),
  email: maybe(text),
  extensionNumber: maybe(text),
  numbers: z
    .array(
      z.object({
        label: z.enum([
          ...(['direct', 'mobile', 'home', 'work', 'company', 'assistant', 'fax', 'car'] as const),
          ...(['callback', 'other'] as const),
        ]),
        number: maybe(number),
        shown: text,
      }),
    )
    .max(50),
  inactive: z.boolean(),
});

const dialled: z.ZodType<Dialled> = z.object({
  target: z.object({ to: text, shown: text, kind: z.enum(['number', 'extension']), region: maybe(text) }),
  at: z.number(),
  from: text,
});

export function writeRow(row: object): string {
  return JSON.stringify(row, (_name, value: unknown) => value ?? null);
}

const card: z.ZodType<ContactCard> = z.partialRecord(z.enum(contactFields), z.string().max(longestNotes));
const withCard = z.object({ card });

/** Undefined where none was kept: by an older version, or of a colleague. */
export function parseKeptCard(written: string): ContactCard | undefined {
  return parsed(withCard, written)?.card;
}

/** Undefined where the text is no person as this version knows them. */
export function parsePerson(written: string): KeptPerson['person'] | undefined {
  return parsed(person, written);
}

export function parseDialled(written: string): Dialled | undefined {
  return parsed(dialled, written);
}

function parsed<Row>(shape: z.ZodType<Row>, written: string): Row | undefined {
  try {
    return shape.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
