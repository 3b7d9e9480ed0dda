import * as z from 'zod';
import { popMoments, type PopRun } from '../../shared/screen-pop.ts';

/**
 * `pop_claim`: what a rule did for a call, so that it is never done twice, also after a restart. number: for cool-downs;
 * empty for hidden numbers. `pop_run`: the same for people to read, until they clear it. at is this computer's clock.
 */
export const popMigration = `
  CREATE TABLE pop_claim (
    call_key TEXT NOT NULL, rule_id TEXT NOT NULL, number TEXT NOT NULL, at INTEGER NOT NULL, seal INTEGER NOT NULL,
    PRIMARY KEY (call_key, rule_id)
  ) STRICT;
  CREATE INDEX pop_claim_by_time ON pop_claim (at);

  CREATE TABLE pop_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  `;

const text = z.string().max(20_000);

const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), address: text }),
  z.object({ kind: z.literal('program'), path: text, arguments: z.array(text).max(100) }),
  z.object({ kind: z.literal('webhook'), address: text, body: text }),
  z.object({ kind: z.enum(['note', 'clipboard']), text }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([
      ...(['not-an-address', 'scheme', 'credentials', 'placeholder-place', 'unknown-placeholder'] as const),
      ...([
        'private-address',
        'port',
        'too-long',
        'not-filled-in',
        'empty',
        'no-program',
        'no-secret',
      ] as const),
      ...(['number-pattern', 'no-days'] as const),
    ]),
    detail: text,
  }),
]);

const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['under-way', 'done', 'interrupted']) }),
  z.object({ kind: z.enum(['received', 'not-accepted']), status: z.int() }),
  z.object({ kind: z.literal('redirected'), host: text }),
  z.object({
    kind: z.enum(['no-answer', 'not-reached', 'not-safe', 'not-found', 'not-allowed', 'failed']),
  }),
  z.object({ kind: z.literal('left-out'), why: z.enum(['cool-down', 'too-many', 'locked']) }),
]);

const run: z.ZodType<Omit<PopRun, 'id'>> = z.object({
  at: z.number(),
  ruleId: text,
  ruleName: text,
  moment: z.enum(popMoments),
  direction: z.enum(['inbound', 'outbound']),
  who: text,
  effect,
  result,
});

/** Undefined where the text is no line as this version knows it. */
export function parsePopRun(content: string): Omit<PopRun, 'id'> | undefined {
  try {
    return run.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}
