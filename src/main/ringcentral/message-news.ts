import { isLoose, type Loose } from './read-values.ts';
import type { MessageNews } from './reports.ts';

const most = 20;

/**
 * The body of an event of the message store, which only counts what has changed, or of one that brings a message with
 * it. Undefined where it says neither: then something may have changed all the same.
 */
export function parseMessageNews(body: unknown): MessageNews | undefined {
  if (!isLoose(body)) return undefined;
  const changes: unknown = body['changes'];
  const some: readonly Loose[] = Array.isArray(changes) ? changes.slice(0, most).filter(isLoose) : [body];
  const types = some.flatMap(({ type }) => (typeof type === 'string' && /^\w{1,40}$/.test(type) ? type : []));
  return types.length === 0 ? undefined : { types: [...new Set(types)] };
}
