import type { Limitation } from '../../shared/connection.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';

const own = '/restapi/v1.0/account/~/extension/~';

/** Without this one nothing can be told of calls. */
export const ownPresence = `${own}/presence?detailedTelephonyState=true&sipData=true`;
/** What Ringside listens to unless told otherwise. */
export const usualFilters: readonly string[] = [ownPresence, `${own}/telephony/sessions`];

/** What tells that the people have changed. */
export const peopleFilters: readonly string[] = [
  '/restapi/v1.0/account/~/directory/entries',
  `${own}/favorite`,
];

/** What tells that faxes came, or fared on. */
export const messageFilters: readonly string[] = [`${own}/message-store?type=Fax`];

/** The platform's answer to a subscription, the same for every way of delivery. */
export type Subscribed = {
  readonly id: string;
  /** Seconds; undefined where the platform says nothing. */
  readonly expiresIn: number | undefined;
  readonly limitations: readonly Limitation[];
  /** Whatever else the transport needs of it. */
  readonly answer: Readonly<Record<string, unknown>>;
};

/** Reads the answer to a subscription for these filters. Undefined: it is none. */
export function readSubscribed(answer: unknown, filters: readonly string[]): Subscribed | undefined {
  if (!isLoose(answer) || typeof answer['id'] !== 'string' || !/^[\w-]{1,100}$/.test(answer['id']))
    return undefined;
  const expiresIn = answer['expiresIn'];
  return {
    id: answer['id'],
    expiresIn: typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn : undefined,
    limitations: limitationsIn(answer, filters),
    answer,
  };
}

/** Refused filters, those with a reason first; a filter that is just not confirmed is refused without a word. */
function limitationsIn(
  answer: Readonly<Record<string, unknown>>,
  filters: readonly string[],
): readonly Limitation[] {
  const found = new Map<string, Limitation>();
  for (const refused of listIn(answer, 'disabledFilters'))
    if (isLoose(refused) && typeof refused['filter'] === 'string') {
      const { filter, reason, message } = refused;
      found.set(nameOf(filter), limitationFor(filter, reason, permissionIn(message)));
    }
  const confirmed = listIn(answer, 'eventFilters').flatMap((one) =>
    typeof one === 'string' ? [nameOf(one)] : [],
  );
  if (confirmed.length > 0)
    for (const filter of filters)
      if (!confirmed.includes(nameOf(filter)) && !found.has(nameOf(filter)))
        found.set(nameOf(filter), limitationFor(filter));
  return [...found.values()];
}

function listIn(answer: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const list = answer[key];
  return Array.isArray(list) ? (list as unknown[]).slice(0, 200) : [];
}

function limitationFor(filter: string, code?: unknown, permission?: string): Limitation {
  return {
    filter: nameOf(filter),
    code: typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : undefined,
    permission,
  };
}

/** "In order to call this API endpoint, application needs to have [CallControl] permission": CMN-401 says it so. */
function permissionIn(message: unknown): string | undefined {
  return typeof message === 'string' ? /\[(\w{1,60})\] permission/.exec(message)?.[1] : undefined;
}

/** `/restapi/v1.0/account/1/extension/2/telephony/sessions?x=y` becomes `telephony/sessions`. */
export function nameOf(filter: string): string {
  const path = filter.split('?', 1)[0] ?? filter;
  return /\/(?:extension\/[^/]+|account\/[^/]+)\/((?!extension\/).+)$/.exec(path)?.[1] ?? path;
}

/** True where own presence is among what was refused: then nothing is heard of calls. */
export function lacksOwnPresence(limitations: readonly Limitation[]): boolean {
  return limitations.some(({ filter }) => filter === nameOf(ownPresence));
}

/**
 * The combined request first. Where it is refused as a whole, own presence alone and then one filter more at a
 * time, so that one bad filter does not take the others with it.
 * @param ask subscribes to these filters in place of those before; throws PlatformError
 */
export async function subscribeToAll(
  filters: readonly string[],
  ask: (filters: readonly string[]) => Promise<unknown>,
): Promise<Subscribed> {
  try {
    return read(await ask(filters), filters);
  } catch (error) {
    if (!isRefused(error) || filters.length < 2) throw error;
  }
  const order = [...filters].sort((a, b) => Number(b === ownPresence) - Number(a === ownPresence));
  return oneByOne(order, ask);
}

async function oneByOne(
  order: readonly string[],
  ask: (filters: readonly string[]) => Promise<unknown>,
): Promise<Subscribed> {
  const refused: Limitation[] = [];
  let taken: readonly string[] = [];
  let subscribed: Subscribed | undefined;
  for (const filter of order) {
    const next = [...taken, filter];
    try {
      subscribed = read(await ask(next), next);
      taken = next;
    } catch (error) {
      if (!isRefused(error) || filter === ownPresence) throw error;
      refused.push(limitationFor(filter, error.code, error.permission));
    }
  }
  if (subscribed === undefined) throw new PlatformError('refused', 'every filter was refused');
  // Nobody says whether a request that was refused leaves the subscription before it alone.
  if (taken.at(-1) !== order.at(-1)) subscribed = read(await ask(taken), taken);
  return { ...subscribed, limitations: [...subscribed.limitations, ...refused] };
}

function read(answer: unknown, filters: readonly string[]): Subscribed {
  const subscribed = readSubscribed(answer, filters);
  if (subscribed === undefined) throw new PlatformError('unexpected-answer', 'not a subscription');
  return subscribed;
}

/** SUB-528: this way of delivery is not allowed; SUB-505: there are too many subscriptions. */
const notForTheFilters: readonly (string | undefined)[] = ['SUB-528', 'SUB-505'];

/** Refused for what was asked, not for who asks, how or how often. */
function isRefused(error: unknown): error is PlatformError {
  return error instanceof PlatformError && error.kind === 'refused' && !notForTheFilters.includes(error.code);
}
