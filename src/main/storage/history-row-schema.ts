import * as z from 'zod';
import type { PastCall } from '../../shared/call-list.ts';

/** JSON knows no undefined: it is written as null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullable().transform((value) => value ?? undefined);

const text = z.string().max(1_000);
const seconds = maybe(z.number().nonnegative());

const party = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    number: z.object({ e164: text, shown: text, region: maybe(text) }),
    name: maybe(text),
  }),
  z.object({ kind: z.literal('colleague'), extensionNumber: text, name: maybe(text) }),
  z.object({ kind: z.literal('masked'), shown: text, name: maybe(text) }),
  z.object({ kind: z.literal('anonymous') }),
]);

const ending = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered-here'), device: maybe(text) }),
  z.object({ kind: z.literal('answered-elsewhere'), by: maybe(text) }),
  z.object({ kind: z.enum(['missed', 'voicemail', 'declined', 'not-connected', 'unknown']) }),
]);

const pastCall: z.ZodType<PastCall> = z.object({
  id: text,
  telephonySessionId: maybe(text),
  sessionId: maybe(text),
  direction: z.enum(['inbound', 'outbound']),
  party,
  line: maybe(z.object({ kind: z.enum(['direct', 'queue']), name: text, extensionNumber: maybe(text) })),
  startedAt: z.number(),
  talkedSeconds: seconds,
  rangSeconds: seconds,
  ending,
  unheard: z.boolean(),
});

export function writePastCall(row: PastCall): string {
  return JSON.stringify(row, (_name, value: unknown) => value ?? null);
}

/** Undefined where the text is no call as this version knows it. */
export function parsePastCall(written: string): PastCall | undefined {
  try {
    return pastCall.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
