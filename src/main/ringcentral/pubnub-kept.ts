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
  readonly noteTimetoken: (timetoken: string) => void;
};

const userName = 'pubnub-user';
const placeName = 'pubnub-place';
const madeName = 'pubnub-subscriptions';
const idPattern = /^[\w-]{1,100}$/;
/** Those before it have long run out. */
const mostMade = 20;

export function createPubNubKept(cursors: Cursors, chance: Chance): PubNubKept {
  const place = (): { id: string; timetoken: string | undefined } | undefined =>
    readPlace(cursors.get(placeName));
  const made = (): readonly string[] => (cursors.get(madeName) ?? '').split(' ').filter((id) => idPattern.test(id)); // prettier-ignore

  function setMade(ids: readonly string[]): void {
    cursors.set(madeName, ids.length === 0 ? undefined : ids.join(' '));
  }

  return {
    userId: () => {
      const known = cursors.get(userName);
      if (known !== undefined && idPattern.test(known)) return known;
      const fresh = chance.uuid();
      cursors.set(userName, fresh);
      return fresh;
    },
    subscriptionId: () => place()?.id,
    timetoken: () => place()?.timetoken,
    made,
    noteMade: (id) => {
      setMade([...made().filter((one) => one !== id), id].slice(-mostMade));
      cursors.set(placeName, JSON.stringify({ id }));
    },
    noteGone: (id) => {
      setMade(made().filter((one) => one !== id));
      if (place()?.id === id) cursors.set(placeName, undefined);
    },
    noteTimetoken: (timetoken) => {
      const id = place()?.id;
      if (id !== undefined) cursors.set(placeName, JSON.stringify({ id, timetoken }));
    },
  };
}

function readPlace(text: string | undefined): { id: string; timetoken: string | undefined } | undefined {
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
