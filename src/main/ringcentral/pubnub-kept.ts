import type { Chance } from '../clock.ts';
import type { Cursors } from './cursors.ts';
import { isLoose } from './read-values.ts';

/** What outlives a run: which subscription was ours and how far it was read. Keys are not among it. */
export type PubNubKept = {
  /** Stable for this installation; PubNub tells listeners apart by it. */
  readonly userId: () => string;
  readonly subscriptionId: () => string | undefined;
  readonly timetoken: () => string | undefined;
  /** Made by this installation and perhaps still there, the current one included. */
  readonly made: () => readonly string[];
  /** A new one is ours from now on. */
  readonly noteMade: (subscriptionId: string) => void;
  readonly noteGone: (subscriptionId: string) => void;
  /** The current one was read up to here. */
  readonly noteTimetoken: (timetoken: string) => void;
};

type Place = { readonly id: string; readonly timetoken: string | undefined };

const userName = 'pubnub-user';
const placeName = 'pubnub-place';
const madeName = 'pubnub-subscriptions';
const idPattern = /^[\w-]{1,100}$/;
/** Those before it have long run out. */
const mostMade = 20;

/**
 * Held in memory, because the disk may come late: before anybody knows who signed in, nothing is kept. So each change
 * of place brings the rest along.
 */
export function createPubNubKept(cursors: Cursors, chance: Chance): PubNubKept {
  let user: string | undefined;
  let place: Place | undefined;
  let made: readonly string[] | undefined;

  function keep(name: string, value: string | undefined): void {
    if (cursors.get(name) !== value) cursors.set(name, value);
  }

  const placeNow = (): Place | undefined => (place ??= readPlace(cursors.get(placeName)));
  const madeNow = (): readonly string[] =>
    (made ??= (cursors.get(madeName) ?? '').split(' ').filter((id) => idPattern.test(id)));

  function keepAll(): void {
    keep(placeName, place === undefined ? undefined : JSON.stringify(place));
    keep(madeName, made === undefined || made.length === 0 ? undefined : made.join(' '));
    if (user !== undefined) keep(userName, user);
  }

  return {
    userId: () => {
      // Where the disk comes later, the next change of place writes it down.
      if (user !== undefined) return user;
      const known = cursors.get(userName);
      user = known !== undefined && idPattern.test(known) ? known : chance.uuid();
      keep(userName, user);
      return user;
    },
    subscriptionId: () => placeNow()?.id,
    timetoken: () => placeNow()?.timetoken,
    made: madeNow,
    noteMade: (id) => {
      made = [...madeNow().filter((one) => one !== id), id].slice(-mostMade);
      place = { id, timetoken: undefined };
      keepAll();
    },
    noteGone: (id) => {
      made = madeNow().filter((one) => one !== id);
      if (placeNow()?.id === id) place = undefined;
      keepAll();
    },
    noteTimetoken: (timetoken) => {
      const before = placeNow();
      if (before === undefined) return;
      place = { id: before.id, timetoken };
      madeNow();
      keepAll();
    },
  };
}

function readPlace(text: string | undefined): Place | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (!isLoose(found) || typeof found['id'] !== 'string' || !idPattern.test(found['id'])) return undefined;
  const timetoken = found['timetoken'];
  const isReadable = typeof timetoken === 'string' && /^\d{1,19}$/.test(timetoken);
  return { id: found['id'], timetoken: isReadable ? timetoken : undefined };
}
