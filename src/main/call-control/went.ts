import type { CallAct, FlipTarget, WhereItWent } from '../../shared/call-control.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import type { SessionPartyStatus } from '../ringcentral/reports.ts';
import type { Steering, SteeringParty } from './steering.ts';

export type WentGround = {
  readonly target: DialTarget | undefined;
  readonly flipTargets: readonly FlipTarget[];
};

/** Where an act that was done has sent the call; undefined for those that send it nowhere. */
export function wentBy(act: CallAct, steering: Steering, ground: WentGround): WhereItWent | undefined {
  const { target } = ground;
  const toPerson = (how: 'forwarded' | 'transferred' | 'joined'): WhereItWent | undefined =>
    target && { kind: 'person', how, target, now: how === 'joined' ? 'talking' : 'on-its-way' };
  switch (act.kind) {
    case 'to-voicemail':
      return { kind: 'voicemail' };
    case 'skip':
      return { kind: 'queue' };
    case 'reply':
      return { kind: 'replied' };
    case 'join-calls':
      return toPerson('joined');
    case 'forward-to':
    case 'transfer':
      if (act.how === 'voicemail') return target && { kind: 'their-voicemail', target };
      return toPerson(act.kind === 'transfer' ? 'transferred' : 'forwarded');
    case 'park':
      return { kind: 'parked', slot: steering.own?.parkSlot };
    case 'flip': {
      const label = ground.flipTargets.find(({ id }) => id === act.flipId)?.label;
      return label === undefined ? undefined : { kind: 'flipped', label };
    }
    default:
      return undefined;
  }
}

/** With which reasons our party ends where the platform did what was asked: the answer may have been lost. */
export function didHappen(act: CallAct, { call, own }: Steering): boolean {
  if (call.phase !== 'ended') return act.kind === 'park' || act.kind === 'flip';
  const reason = own?.reason ?? '';
  switch (act.kind) {
    case 'to-voicemail':
      return own?.status === 'VoiceMail' || sentOn.includes(reason);
    case 'forward-to':
    case 'transfer':
      return sentOn.includes(reason);
    case 'reply':
      return reason === 'CallReplied';
    case 'skip':
      return reason === 'AgentDropped';
    case 'join-calls':
      return reason === 'AttendedTransfer';
    default:
      return false;
  }
}

const sentOn: readonly string[] = ['BlindTransfer', 'RccTransfer', 'CallRedirected', 'Voicemail'];

type Sent = Extract<WhereItWent, { kind: 'person' }>;

/** What later events tell of whoever it was sent to; it only moves forward. */
export function followed(went: WhereItWent, steering: Steering): WhereItWent {
  if (went.kind === 'parked') {
    const slot = steering.own?.parkSlot ?? went.slot;
    return slot === went.slot ? went : { ...went, slot };
  }
  if (went.kind !== 'person') return went;
  const party = receiverOf(went, steering);
  const now = party && stageOf(party.status);
  if (now === undefined || ranks.indexOf(now) <= ranks.indexOf(went.now)) return went;
  return { ...went, now };
}

const ranks: readonly Sent['now'][] = ['unknown', 'on-its-way', 'ringing', 'talking', 'over', 'voicemail'];

/** Nothing was heard of it for so long that nothing will be. */
export function forgotten(went: WhereItWent): WhereItWent {
  return went.kind === 'person' && went.now === 'on-its-way' ? { ...went, now: 'unknown' } : went;
}

function receiverOf({ target }: Sent, { own, others }: Steering): SteeringParty | undefined {
  const last = others.findLast(({ calledNumber }) => isSame(calledNumber, target.to));
  return last ?? others.find(({ id }) => id === own?.nextPartyId);
}

/** With or without `+`. */
function isSame(number: string | undefined, to: string): boolean {
  return number !== undefined && number.replace(/^\+/, '') === to.replace(/^\+/, '');
}

function stageOf(status: SessionPartyStatus): Sent['now'] | undefined {
  switch (status) {
    case 'Setup':
    case 'Parked':
      return undefined;
    case 'Proceeding':
      return 'ringing';
    case 'Answered':
    case 'Hold':
      return 'talking';
    case 'VoiceMail':
    case 'VoiceMailScreening':
      return 'voicemail';
    case 'FaxReceive':
    case 'Disconnected':
    case 'Gone':
      return 'over';
  }
}
