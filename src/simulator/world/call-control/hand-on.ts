import type { HandOnTarget, Refusal } from '../../call-control-types.ts';
import type { Directory, DirectoryEntry } from '../../people-types.ts';
import type { ExtensionRecord } from '../../world-types.ts';
import { extensionOf } from '../board.ts';
import { applyChanges, type Change } from '../changes.ts';
import { addParty, endpointOf } from '../new-session.ts';
import { ringTargets, startRinging } from '../ring.ts';
import { isLive, isRinging, partyOf, type Endpoint, type Party } from '../session.ts';
import { playOutside } from './outside-phone.ts';
import { badTarget, conflict, otherEnd, others, type Act } from './places.ts';

/** Where a call really goes. */
export type Destination =
  | { readonly kind: 'colleague' | 'mailbox'; readonly extension: ExtensionRecord }
  | { readonly kind: 'outside'; readonly number: string }
  | { readonly kind: 'location'; readonly entry: DirectoryEntry };

type Found = Destination | { readonly refusal: Refusal };

const e164 = /^\+[1-9]\d{6,14}$/;

function colleague(
  { session, party }: Act,
  extension: ExtensionRecord,
  { kind, value }: HandOnTarget,
): Found {
  if (extension === party.extension) return { refusal: badTarget(kind, value) };
  const theirs = partyOf(session, extension.id);
  if (theirs && isLive(theirs)) return { refusal: conflict('This extension is in the call already') };
  return { kind: 'colleague', extension };
}

/** Finds what was named, or says what is wrong with it. */
export function findDestination(act: Act, directory: Directory, target: HandOnTarget): Found {
  const { kind, value } = target;
  const { extensions } = act.board.people;
  const missing = { refusal: badTarget(kind, value, 'CMN-102') };
  if (kind === 'phoneNumber') {
    if (!e164.test(value)) return { refusal: badTarget(kind, value) };
    const { extension } = endpointOf(act.board, value, undefined);
    return extension ? colleague(act, extension, target) : { kind: 'outside', number: value };
  }
  if (kind === 'parkOrbit') {
    const entry = directory.entries().find(({ id, type }) => id === value && type === 'ParkLocation');
    return entry ? { kind: 'location', entry } : missing;
  }
  const field = kind === 'extensionNumber' ? 'extensionNumber' : 'id';
  const extension = extensions.find((one) => String(one[field]) === value);
  if (!extension) return missing;
  return kind === 'voicemail' ? { kind: 'mailbox', extension } : colleague(act, extension, target);
}

/** Those who ring at the same time are not wanted any more. */
function stopOthers({ session, party }: Act): readonly Change[] {
  return others(session, party)
    .filter((other) => other.side === 'callee' && isRinging(other))
    .map((other): Change => ({ session, party: other, code: 'Disconnected', reason: 'CallRedirected' }));
}

function targetOf(destination: Exclude<Destination, { kind: 'location' }>): Endpoint {
  if (destination.kind === 'outside')
    return { number: destination.number, name: undefined, extension: undefined };
  const { extension } = destination;
  return { number: extension.extensionNumber, name: extension.name, extension };
}

function ringMembers({ board, session, party }: Act, queue: ExtensionRecord, ends: Party['ends']) {
  return ringTargets(board, queue)
    .filter(({ id }) => id !== party.extension?.id)
    .map(({ id }) =>
      addParty(board, session, {
        ...{ side: 'callee', direction: 'Inbound', extension: extensionOf(board, id), ends },
        handedBy: party.extension?.id,
      }),
    );
}

/** The own leg ends, and the call is somebody else's: a colleague's, a queue's, a mailbox's, somebody's outside. */
export function handOn(act: Act, destination: Exclude<Destination, { kind: 'location' }>): void {
  const { board, session, party } = act;
  const isTransfer = !isRinging(party);
  const to = targetOf(destination);
  const ends = { from: otherEnd(session, party), to };
  const stopped = stopOthers(act);
  session.stopTimer();
  const isOwn = to.extension === party.extension && party.side === 'callee';
  const next = addParty(board, session, {
    ...{ side: 'callee', direction: to.extension ? 'Inbound' : 'Outbound', extension: to.extension },
    // Sent to one's own mailbox it is the same call as before.
    ...(isOwn ? { ends: party.ends, continues: party } : { ends, isTransfer }),
    handedBy: party.extension?.id,
  });
  const own: Change = { session, party, code: 'Disconnected', reason: 'BlindTransfer', takenBy: next };
  applyChanges(board, [own, ...stopped]);
  if (destination.kind === 'outside') return playOutside({ board, session, party: next });
  if (destination.kind === 'mailbox') return startRinging(board, session, [next], []);
  const { extension } = destination;
  if (extension.type === 'Department')
    return startRinging(board, session, [next], ringMembers(act, extension, ends));
  const rings = ringTargets(board, extension).length > 0;
  startRinging(board, session, rings ? [] : [next], rings ? [next] : []);
}
