import { answeringPhones } from '../../shared/answering-phone.ts';
import { isLive } from '../../shared/call.ts';
import { type CallAct, controlOf, noControl, type Operation } from '../../shared/call-control.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import { partyTitle } from '../call-words.ts';
import { type Command, type CommandWorld, obstacleOf, signedOutObstacle } from './command.ts';
import { alsoSteer, noneWords, type Place, steerTitle } from './steer-words.ts';

/** Operations that share a place, as they do on a button: at most one of them has sense for a call. */
const places: Readonly<Record<Place, readonly Operation[]>> = {
  answer: ['answer-on'],
  voicemail: ['to-voicemail'],
  skip: ['skip'],
  hold: ['hold', 'resume'],
  mute: ['mute', 'unmute'],
  transfer: ['transfer'],
  park: ['park'],
  record: ['record', 'pause-recording', 'resume-recording'],
  end: ['hang-up'],
  retrieve: ['retrieve'],
};

/** A call as far as it can be steered. */
type Steered = {
  readonly id: string;
  readonly seen: 'ringing' | 'connected' | 'on-hold' | 'parked' | 'ended';
  readonly name: string;
};

/** What can be done with calls that are there, the one on the card first; and what cannot, with its reason. */
export function steerCommands(world: CommandWorld): readonly Command[] {
  const calls = steered(world);
  return (Object.keys(places) as Place[]).flatMap((place) => placeCommands(place, calls, world));
}

function steered({ state, i18n }: CommandWorld): readonly Steered[] {
  const { parked } = state.callControl;
  const live = state.calls.filter((call) => isLive(call) && !parked.some(({ callId }) => callId === call.id));
  const { focusId } = state.card;
  const ordered = [...live.filter(({ id }) => id === focusId), ...live.filter(({ id }) => id !== focusId)];
  return [
    ...ordered.map(({ id, phase: seen, party }) => ({ id, seen, name: partyTitle(party, i18n) })),
    ...parked.map(({ callId: id, party }) => ({
      id,
      seen: 'parked' as const,
      name: partyTitle(party, i18n),
    })),
  ];
}

function placeCommands(place: Place, calls: readonly Steered[], world: CommandWorld): readonly Command[] {
  const { state, i18n } = world;
  const ways = calls.flatMap((call) => {
    const { offered } = controlOf(state.callControl, call.id);
    const operation = places[place].find((each) => offered.includes(each));
    return operation === undefined ? [] : waysOf(operation, call, world);
  });
  const isOne = calls.length < 2;
  if (ways.length === 0) return [unable(place, calls, world)];
  return ways.map(({ operation, call, phone, run }, at): Command => ({
    // Of several the first keeps the name that is remembered.
    ...{ name: `call.${place}${at === 0 ? '' : `.${at + 1}`}`, group: 'call', run },
    title: steerTitle({ operation, phone, name: isOne ? undefined : call.name }, i18n),
    also: alsoSteer(place, i18n),
  }));
}

type Way = {
  readonly operation: Operation;
  readonly call: Steered;
  readonly phone: string | undefined;
  readonly run: () => void;
};

function waysOf(operation: Operation, call: Steered, world: CommandWorld): readonly Way[] {
  const { state, send, navigation } = world;
  const order = (act: CallAct) => () => send.controlCall({ callId: call.id, seen: call.seen, act });
  switch (operation) {
    case 'answer-on':
    case 'retrieve':
      return answeringPhones(state.callControl).map(({ id: deviceId, label: phone }) => ({
        ...{ operation, call, phone, run: order({ kind: operation, deviceId }) },
      }));
    case 'transfer': {
      const run = (): void => {
        if (controlOf(state.callControl, call.id).draft === undefined)
          send.draftTransfer(call.id, { text: '', how: 'ask-first' });
        navigation.go({ screen: 'calls', callId: call.id, task: 'transfer' });
      };
      return [{ operation, call, phone: undefined, run }];
    }
    case 'hang-up':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'to-voicemail':
    case 'skip':
    case 'park':
    case 'record':
    case 'pause-recording':
    case 'resume-recording':
      return [{ operation, call, phone: undefined, run: order({ kind: operation }) }];
    default:
      return [];
  }
}

/** One row for what nothing can be done with now: with the first reason there is. */
function unable(place: Place, calls: readonly Steered[], world: CommandWorld): Command {
  const { state, i18n } = world;
  const reasons = calls.flatMap(({ id }) => {
    const { withheld } = state.callControl.byCall[id] ?? noControl;
    const operation = places[place].find((each) => withheld[each] !== undefined);
    const why = operation === undefined ? undefined : withheld[operation];
    return operation === undefined || why === undefined ? [] : [{ operation, why }];
  });
  const [first] = reasons;
  const operation = first?.operation ?? places[place][0] ?? 'hold';
  const why =
    first === undefined
      ? noneWords(
          place,
          calls.some(({ seen }) => isAbout(place, seen)),
          i18n,
        )
      : withheldWords(first.why, i18n);
  return {
    ...{ name: `call.${place}`, group: 'call', run: () => undefined },
    title: steerTitle({ operation, phone: undefined, name: undefined }, i18n),
    also: alsoSteer(place, i18n),
    ...obstacleOf(signedOutObstacle(world), why),
  };
}

function isAbout(place: Place, seen: Steered['seen']): boolean {
  switch (place) {
    case 'answer':
    case 'voicemail':
    case 'skip':
      return seen === 'ringing';
    case 'retrieve':
      return seen === 'parked';
    default:
      return seen === 'connected' || seen === 'on-hold';
  }
}
