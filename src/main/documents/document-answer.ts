import { z } from 'zod';
import { documentKinds } from '../../shared/document.ts';
import type { DocumentAnswer } from './document-jobs.ts';

const detail = z.string().max(200);

/** Of a process that reads whatever strangers sent: taken only as what it must be. */
const documentAnswer: z.ZodType<DocumentAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('judged'),
    judgement: z.discriminatedUnion('status', [
      z.strictObject({
        status: z.literal('fits'),
        kind: z.enum(documentKinds),
        pages: z.int().min(1).max(10_000).or(z.undefined()),
        canEdit: z.boolean(),
      }),
      z.strictObject({
        status: z.literal('refused'),
        why: z.enum([
          'format',
          'not-what-it-says',
          'password',
          'damaged',
          'too-many-pages',
          'too-many-pixels',
        ]),
        detail: detail.or(z.undefined()),
      }),
    ]),
  }),
  z.strictObject({ kind: z.literal('rewritten'), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
  z.strictObject({ kind: z.literal('failed'), detail }),
]);

export function parseAnswer(message: unknown): DocumentAnswer {
  return documentAnswer.safeParse(message).data ?? { kind: 'failed', detail: 'answer' };
}
