import { z } from 'zod';
import type { BriefQuery } from '../../shared/brief.ts';
import { longestTag, numberRules, type Whom } from '../../shared/identification.ts';
import { id, partyKey } from './ipc-values.ts';

/** E.164, or an extension. */
const number = z.string().regex(/^\+?[0-9]{2,18}$/);

const whom: z.ZodType<Whom> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), partyKey }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
]);

const briefQuery: z.ZodType<BriefQuery> = z.strictObject({ whom, about: id.exactOptional() });

/** What each command about who calls may carry. */
export const briefCommandInputs = {
  chooseCaller: z.tuple([number, id.or(z.undefined())]),
  ruleNumber: z.tuple([z.string().regex(/^\+[0-9]{2,18}$/), z.enum(numberRules).or(z.undefined())]),
  // Longer than a tag may be: what is beyond is cut where it is kept.
  setTag: z.tuple([whom, z.string().max(4 * longestTag), z.boolean()]),
};

export const briefQuestionInputs = {
  callerBrief: z.tuple([briefQuery]),
  ownRulings: z.tuple([]),
};
