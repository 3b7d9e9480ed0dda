import * as z from 'zod';
import type { CallParty } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';

/** JSON knows no undefined: it is left out; earlier versions wrote null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape
    .nullish()
    .prefault(null)
    .transform((value) => value ?? undefined);

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

export const pastCallShape: z.ZodType<PastCall> = z.object({
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

/** Undefined where the text is no call as this version knows it. */
export function parsePastCall(written: string): PastCall | undefined {
  try {
    return pastCallShape.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}

/** Undefined where the text is nobody as this version knows them. */
export function parseParty(written: string): CallParty | undefined {
  try {
    return party.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
