import * as z from 'zod';
import { type DocumentKind, documentKinds } from '../../shared/document.ts';
import { writeRow } from './history-people-schema.ts';

/** A copy of one file, kept until the fax is long settled. */
export type KeptFile = {
  /** Its name in the item's own folder, e.g. `0.pdf`. */
  readonly file: string;
  /** As it is sent: letters, digits, `.`, `_`, `-` only. */
  readonly name: string;
  /** As the person knows it. */
  readonly shownName: string;
  readonly kind: DocumentKind;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the whole content, in hexadecimal. */
  readonly hash: string;
  /** Undefined where only the platform can tell. */
  readonly pages: number | undefined;
};

/** All that is needed to send a fax, whenever that may be. */
export type FaxContent = {
  readonly kind: 'fax';
  readonly to: readonly {
    readonly e164: string;
    readonly shown: string;
    readonly name: string | undefined;
  }[];
  /** The fax number used, in E.164; empty where it is not known. */
  readonly from: string;
  readonly files: readonly KeptFile[];
  /** A fax of the platform that is sent again from there; then there may be no files. */
  readonly repeats: string | undefined;
  /** Undefined: the account's default; 0: none. */
  readonly coverIndex: number | undefined;
  readonly coverText: string;
  readonly resolution: 'High' | 'Low';
  /** The platform's clock, ms since the epoch; undefined: at once. */
  readonly sendAt: number | undefined;
};

/** Texts will stand beside faxes. */
export type OutboxContent = FaxContent;

/**
 *   queued ──> sending ──> sent | refused
 *     ^ │         ├──> queued      nothing of it can have been processed
 *     │ │         └──> unsure ──> sent | ask ──> sent | queued (the person) | dropped
 *     │ └──> cancelled, unsure (an older copy of the outbox came back)
 *     └── unsure, ask: once a person says so
 */
export type OutboxState =
  'queued' | 'sending' | 'sent' | 'refused' | 'unsure' | 'ask' | 'dropped' | 'cancelled';

/** An attempt of which nobody knows what became. Both ends by the platform's clock, ms since the epoch. */
export type Doubt = { readonly attempt: number; readonly startedAt: number; readonly endedAt: number };

/** Why the platform, or this computer, will not send it. */
export type OutboxProblem = {
  readonly code: string | undefined;
  readonly text: string | undefined;
  readonly requestId: string | undefined;
};

/** Something to be sent, as it is kept. Times without another word are this computer's clock, ms since the epoch. */
export type OutboxRow = {
  readonly id: string;
  /** Grows with each that is written. */
  readonly place: number;
  readonly state: OutboxState;
  /** Of the newest attempt, from 1; 0 before the first. */
  readonly attempt: number;
  readonly attemptAt: number | undefined;
  /** Monotonic ms of the process with that `bootId`. */
  readonly attemptElapsed: number | undefined;
  readonly bootId: string | undefined;
  readonly fingerprint: string;
  /** The platform's message, once it is known. */
  readonly platformId: string | undefined;
  readonly content: OutboxContent;
  readonly writtenAt: number;
  readonly changedAt: number;
  /** The platform's clock when the newest attempt began. */
  readonly attemptServerAt: number | undefined;
  /** Attempts that may have been accepted and have not been found. */
  readonly doubts: readonly Doubt[];
  /** A second message of the platform, from an attempt that was believed lost. */
  readonly twinId: string | undefined;
  readonly problem: OutboxProblem | undefined;
  /** The person wants it sent although it is late: 12 hours more from then on. */
  readonly confirmedAt: number | undefined;
  /** How often the person was asked, once for each attempt. */
  readonly questions: number;
};

/** What is being written; `content` is for whoever wrote it to read. */
export type DraftRow = {
  readonly id: string;
  readonly kind: 'fax' | 'text';
  readonly content: string;
  readonly changedAt: number;
};

/** JSON knows no undefined: it is written as null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullable().transform((value) => value ?? undefined);

const text = z.string().max(2_000);
const count = z.number().int().nonnegative();

const content: z.ZodType<OutboxContent> = z.object({
  kind: z.literal('fax'),
  to: z.array(z.object({ e164: text, shown: text, name: maybe(text) })).max(100),
  from: text,
  files: z
    .array(
      z.object({
        file: z.string().regex(/^[0-9]{1,3}\.[A-Za-z0-9]{0,12}$/),
        name: z.string().regex(/^[A-Za-z0-9._-]{1,200}$/),
        kind: z.enum(documentKinds),
        ...{ shownName: text, contentType: text, size: count, hash: text, pages: maybe(count) },
      }),
    )
    .max(100),
  repeats: maybe(text),
  coverIndex: maybe(count),
  coverText: z.string().max(20_000),
  resolution: z.enum(['High', 'Low']),
  sendAt: maybe(z.number()),
});

export type Course = Pick<
  OutboxRow,
  'attemptServerAt' | 'doubts' | 'twinId' | 'problem' | 'confirmedAt' | 'questions'
>;

const course: z.ZodType<Course> = z.object({
  attemptServerAt: maybe(z.number()),
  doubts: z.array(z.object({ attempt: count, startedAt: z.number(), endedAt: z.number() })).max(1_000),
  twinId: maybe(text),
  problem: maybe(
    z.object({ code: maybe(text), text: maybe(z.string().max(20_000)), requestId: maybe(text) }),
  ),
  confirmedAt: maybe(z.number()),
  questions: count,
});

export const writeContent = (row: OutboxContent): string => writeRow(row);

export function writeCourse(row: OutboxRow): string {
  const { attemptServerAt, doubts, twinId, problem, confirmedAt, questions } = row;
  return writeRow({ attemptServerAt, doubts, twinId, problem, confirmedAt, questions });
}

/** Undefined where it is nothing that this version can send. */
export function parseContent(written: string): OutboxContent | undefined {
  return parsed(content, written);
}

export function parseCourse(written: string): Course | undefined {
  return parsed(course, written);
}

function parsed<Shape>(shape: z.ZodType<Shape>, written: string): Shape | undefined {
  try {
    return shape.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
