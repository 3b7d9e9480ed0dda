import type {
  CallActTruth,
  CallControl,
  CallOutcome,
  CallRequest,
  Refusal,
} from '../../call-control-types.ts';
import type { Directory } from '../../people-types.ts';
import type { Board } from '../board.ts';
import { judgeOperation } from '../control-rules.ts';
import { partyAnswer, sessionAnswer } from '../session-events.ts';
import { isLive, partyOf, type Party } from '../session.ts';
import { bridge } from './bridge.ts';
import * as endings from './endings.ts';
import { findDestination, handOn } from './hand-on.ts';
import { freeSlot, park, parkAt, parkedPlaces } from './park.ts';
import * as phones from './phones.ts';
import { badTarget, conflict, findPlace, judgedOf, type Act } from './places.ts';
import * as talk from './talk.ts';

const done: CallOutcome = { kind: 'done' };
const refused = (refusal: Refusal): CallOutcome => ({ kind: 'refused', refusal });
const shown = (body: Readonly<Record<string, unknown>>): CallOutcome => ({ kind: 'shown', body });

type Way = { readonly directory: Directory; readonly isDeaf: boolean };

function send(act: Act, request: CallRequest, { directory }: Way): CallOutcome | undefined {
  const { target } = request;
  if (!target) return refused(badTarget('phoneNumber', ''));
  const destination = findDestination(act, directory, target);
  if ('refusal' in destination) return refused(destination.refusal);
  if (destination.kind === 'location') parkAt(act, destination.entry);
  else handOn(act, destination);
  return undefined;
}

function parkOwn(act: Act): CallOutcome | undefined {
  const slot = freeSlot(act.board);
  if (slot === undefined) return refused(conflict('No more calls can be parked'));
  park(act, slot);
  return undefined;
}

function flip(act: Act, { flipId = '' }: CallRequest, { isDeaf }: Way): CallOutcome {
  const target = phones.flipTarget(act, flipId);
  if ('refusal' in target) return refused(target.refusal);
  phones.flip(act, target, isDeaf);
  return done;
}

function join(act: Act, { extensionId, second }: CallRequest): void {
  const place = second && findPlace(act.board, { extensionId, ...second });
  if (place?.session && place.party) bridge(act, { session: place.session, party: place.party });
}

/** What is answered with the party as it is then. Answers whether it was one of those. */
function change(act: Act, request: CallRequest, { isDeaf }: Way): boolean {
  const { operation, deviceId = '' } = request;
  switch (operation) {
    case 'reply':
      endings.replyTo(act);
      return true;
    case 'mute':
    case 'unmute':
      talk.muteByRequest(act, operation === 'mute');
      return true;
    case 'hold':
      talk.holdByRequest(act);
      return true;
    case 'unhold':
      talk.unholdByRequest(act);
      return true;
    case 'answer':
      phones.answerOn(act, deviceId, isDeaf);
      return true;
    case 'bridge':
      join(act, request);
      return true;
    default:
      return operation === 'read-party';
  }
}

const endOf = { end: endings.endCall, drop: endings.endCall, reject: endings.reject, ignore: endings.ignore };

/** Does what the rules allow. Undefined: answered with the party as it is then. */
function perform(act: Act, request: CallRequest, way: Way): CallOutcome | undefined {
  if (change(act, request, way)) return undefined;
  switch (request.operation) {
    case 'end':
    case 'drop':
    case 'reject':
    case 'ignore':
      endOf[request.operation](act);
      return done;
    case 'pickup':
      return shown(partyAnswer(act.board, act.session, phones.pickUp(act, request, way.isDeaf)));
    case 'forward':
    case 'transfer':
      return send(act, request, way);
    case 'flip':
      return flip(act, request, way);
    case 'park':
      return parkOwn(act);
    case 'record':
      talk.recordByRequest(act);
      return shown(talk.recordingBody(act));
    case 'pause':
    case 'resume':
      talk.pauseRecording(act, request.operation === 'pause');
      return shown(talk.recordingBody(act));
    default:
      return undefined;
  }
}

/** A recording is named by its id; another one is none of this call's. */
function isWrongRecording({ session }: Act, { operation, recordingId }: CallRequest): boolean {
  return (operation === 'pause' || operation === 'resume') && recordingId !== session.recording?.id;
}

const unknownRecording: Refusal = {
  ...{ status: 404, errorCode: 'CMN-102', parameterName: 'recordingId' },
  message: 'Resource for parameter [recordingId] is not found',
};

const codeOf = (outcome: CallOutcome): string =>
  outcome.kind === 'refused' ? outcome.refusal.errorCode : 'ok';

/** The desk that takes requests about calls. Whether one may be done is said by the rules alone. */
export function createCallControl(board: Board, directory: Directory): CallControl {
  const acts: CallActTruth[] = [];
  const lacking = new Map<number, ReadonlySet<string>>();
  const lackingOf = (extensionId: number): ReadonlySet<string> => lacking.get(extensionId) ?? new Set();

  function run(request: CallRequest, isDeaf: boolean): CallOutcome {
    const verdict = judgeOperation(
      request.operation,
      judgedOf(board, request, lackingOf(request.extensionId)),
    );
    if (verdict !== 'ok') return refused(verdict);
    const { session, party } = findPlace(board, request);
    if (!session) return done;
    if (request.operation === 'read-session') return shown(sessionAnswer(board, session));
    if (!party) return done;
    const act: Act = { board, session, party };
    if (isWrongRecording(act, request)) return refused(unknownRecording);
    return perform(act, request, { directory, isDeaf }) ?? shown(partyAnswer(board, session, party));
  }

  return {
    act: (request, { isDeaf = false } = {}) => {
      const at = board.clock.now();
      const outcome = run(request, isDeaf);
      const { operation, extensionId, telephonySessionId, partyId, reply } = request;
      if (operation !== 'read-session' && operation !== 'read-party')
        acts.push({
          at,
          operation,
          extensionId,
          telephonySessionId,
          partyId,
          reply,
          verdict: codeOf(outcome),
        });
      return outcome;
    },
    acts: () => acts,
    sound: (id, extensionId) => {
      const session = board.live.get(id);
      const party: Party | undefined = session && partyOf(session, extensionId);
      return party && isLive(party) ? talk.soundOf(party) : undefined;
    },
    parked: () =>
      parkedPlaces(board).map(({ session, party }) => ({
        ...{ telephonySessionId: session.id, partyId: party.id },
        ...{ slot: party.slot ?? '', extensionId: party.extension?.id },
      })),
    lackingRights: lackingOf,
    changeRight: (extensionId, permission, has) => {
      const rest = new Set(lackingOf(extensionId));
      if (has) rest.delete(permission);
      else rest.add(permission);
      lacking.set(extensionId, rest);
    },
    changeRecordingRule: (extensionId, isAutomatic) => {
      if (isAutomatic) board.recordingRules.add(extensionId);
      else board.recordingRules.delete(extensionId);
    },
  };
}
