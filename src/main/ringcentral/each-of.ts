import { parseJsonBytes } from './json-text.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';

/** What the platform said of one of several things. */
export type EachAnswer = { readonly status: number; readonly body: unknown };

/** Without it several answers come as MIME parts. */
const jsonParts = 'application/vnd.ringcentral.multipart+json';

/**
 * Asks for several things of one kind in one request. Those that got no answer are left out. Throws PlatformError.
 * @param ids at least one, and no more than the platform takes
 * @param pathOf the path with the ids, joined by commas, in it
 */
export async function askEach(
  door: RestDoor,
  ids: readonly string[],
  pathOf: (ids: string) => string,
): Promise<ReadonlyMap<string, EachAnswer>> {
  const [only = ''] = ids;
  const call = { method: 'GET', path: pathOf(ids.join(',')), urgency: 'background' } as const;
  if (ids.length === 1) return new Map([[only, await askOne(() => door.ask(call))]]);
  const answer = await door.send({ ...call, accept: jsonParts });
  const parts = parseJsonBytes(new Uint8Array(await answer.arrayBuffer()));
  if (!Array.isArray(parts)) throw new PlatformError('unexpected-answer', 'the answer is no list');
  return new Map(parts.flatMap((part: unknown) => partIn(part, ids)));
}

async function askOne(ask: () => Promise<unknown>): Promise<EachAnswer> {
  try {
    return { status: 200, body: await ask() };
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return { status: 404, body: undefined };
    throw error;
  }
}

function partIn(part: unknown, ids: readonly string[]): readonly (readonly [string, EachAnswer])[] {
  if (!isLoose(part)) return [];
  const { resourceId, status, body } = part;
  if (typeof resourceId !== 'string' || typeof status !== 'number' || !ids.includes(resourceId)) return [];
  return [[resourceId, { status, body }]];
}
