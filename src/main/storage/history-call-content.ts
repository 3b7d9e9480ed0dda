import * as z from 'zod';
import type { CallFacts, CallLeg } from '../../shared/call-facts.ts';
import type { PastCall } from '../../shared/call-list.ts';
import { pastCallShape } from './history-row-schema.ts';

/** A call as it is kept; the facts are those of the platform's record. */
export type KeptCall = PastCall & { readonly facts?: CallFacts; readonly legs?: readonly CallLeg[] };

const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape
    .nullish()
    .prefault(null)
    .transform((value) => value ?? undefined);

const text = z.string().max(1_000);
const count = maybe(z.number().nonnegative());

const facts: z.ZodType<CallFacts> = z.object({
  takenAfterSeconds: count,
  reason: maybe(z.enum(['busy', 'no-answer', 'hung-up', 'rejected', 'blocked', 'wrong-number', 'failed'])),
  voicemailId: maybe(text),
  transferredTo: maybe(text),
  recordings: z
    .array(z.object({ id: text, kind: z.enum(['automatic', 'on-demand']), uri: text.exactOptional() }))
    .max(50),
});

const legEnd = z
  .object({ shown: maybe(text), name: maybe(text), deviceId: maybe(text) })
  .optional()
  .transform((end) => end ?? { shown: undefined, name: undefined, deviceId: undefined });

const leg: z.ZodType<CallLeg> = z.object({
  startedAt: maybe(z.number()),
  seconds: count,
  direction: z.enum(['inbound', 'outbound']),
  from: legEnd,
  to: legEnd,
  extensionId: maybe(text),
  isMine: z.boolean(),
  toMyself: z.boolean().exactOptional(),
  delegate: z.object({ name: maybe(text), isMe: z.boolean() }).exactOptional(),
  result: maybe(text),
  action: maybe(text),
  legType: maybe(text),
  end: z.enum(['talked', 'not-taken', 'voicemail', 'going-on', 'unknown']),
});

const keptCall: z.ZodType<KeptCall> = pastCallShape.and(
  z.object({ facts: facts.exactOptional(), legs: z.array(leg).max(200).exactOptional() }),
);

/** What is undefined is left out: a hundred thousand calls have a million such fields. */
export function writeCall(call: KeptCall): string {
  return JSON.stringify(call);
}

/** The legs stay with the record. */
export function writeWithoutLegs(call: KeptCall): string {
  return JSON.stringify(call, (name, value: unknown) => (name === 'legs' ? undefined : value));
}

/** Undefined where the text is no call as this version knows it. */
export function parseCall(written: string): KeptCall | undefined {
  try {
    return keptCall.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
