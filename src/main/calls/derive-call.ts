import type { Call, CallLine, CallPhase } from '../../shared/call.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { CallsContext, Facts, PartyEvidence, TrackedCall } from './calls-state.ts';
import { endingOf } from './endings.ts';
import { knownParty } from './known-party.ts';
import { isLiveStatus, isPartyOver, knowsTarget } from './statuses.ts';

/** Server ms by which one family of events must be newer to contradict the other's end of a call. */
const contradictsAfter = 1500;

/** Works out the call from its evidence; the order in which the evidence came does not matter. */
export function deriveCall(tracked: TrackedCall, context: CallsContext, factsChanged: boolean): TrackedCall {
  const phase = phaseOf(tracked);
  const before = tracked.call;
  const isOver = phase === 'ended';
  const wasConnected = tracked.wasConnected || (phase !== 'ringing' && !isOver);
  // Nobody took it, and it rings here again.
  const ringsBack = before.phase === 'parked' && phase === 'ringing';
  const endedAt = isOver ? (before.endedAt ?? endTime(tracked, context)) : undefined;
  const next: TrackedCall = {
    ...tracked,
    wasConnected,
    endedSeenAt: isOver ? (tracked.endedSeenAt ?? context.elapsed) : undefined,
    // Once past ringing, or over for good, there is nothing to alert about any more.
    alerted: (tracked.alerted && !ringsBack) || (isOver ? isOverForGood(tracked) : phase !== 'ringing'),
  };
  const call: Call = {
    ...before,
    phase,
    direction: tracked.facts.direction,
    partyId: ownParty(tracked)?.id ?? before.partyId,
    ...(factsChanged ? { party: knownParty(tracked, context), line: lineOf(tracked.facts, context) } : {}),
    devices: isOver ? before.devices : devicesOf(tracked, phase, context),
    startedAt: tracked.facts.startedAt,
    answeredAt: answeredAt(tracked),
    endedAt,
    ending: isOver ? endingOf(next, context) : undefined,
    silenced: before.silenced && phase === 'ringing',
  };
  return { ...next, call };
}

/** Whether a session event alone says that it rings somewhere: Setup is routing, not ringing. */
export function isArriving(tracked: TrackedCall): boolean {
  if (tracked.facts.direction === 'outbound' || tracked.call.phase !== 'ringing') return false;
  if (tracked.presence !== undefined) return false;
  return tracked.parties.every(({ role, status }) => role !== 'own' || status === 'Setup');
}

function phaseOf(tracked: TrackedCall): CallPhase {
  if (tracked.gone !== undefined) return 'ended';
  const session = sessionPhase(tracked);
  const presence = presencePhase(tracked);
  if (session === undefined) return presence?.phase ?? 'ended';
  if (presence === undefined) return session.phase;
  const presenceOver = presence.phase === 'ended';
  const sessionOver = session.phase === 'ended';
  if (presenceOver && sessionOver) return 'ended';
  if (presenceOver) return session.at > presence.at + contradictsAfter ? session.phase : 'ended';
  if (sessionOver) return presence.at > session.at + contradictsAfter ? presence.phase : 'ended';
  return furthest(tracked, session, presence);
}

type Word = { readonly phase: CallPhase; readonly at: number };

function furthest(tracked: TrackedCall, session: Word, presence: Word): CallPhase {
  // For a RingOut, presence says CallConnected as soon as the person's own phone is picked up.
  if (tracked.facts.ringOut && session.phase === 'ringing' && knowsTarget(tracked)) return 'ringing';
  if (session.phase === 'ringing') return presence.phase;
  if (presence.phase === 'ringing') return session.phase;
  return presence.at > session.at ? presence.phase : session.phase;
}

function isOverForGood(tracked: TrackedCall): boolean {
  if (tracked.gone !== undefined || tracked.presence?.final === true) return true;
  return sessionPhase(tracked)?.phase === 'ended';
}

function presencePhase({ presence }: TrackedCall): Word | undefined {
  if (presence === undefined) return undefined;
  const { at } = presence;
  switch (presence.status) {
    case 'Ringing':
      return { phase: 'ringing', at };
    case 'CallConnected':
      return { phase: 'connected', at };
    case 'OnHold':
      return { phase: 'on-hold', at };
    case 'ParkedCall':
      return { phase: 'parked', at };
    case 'NoCall':
      return { phase: 'ended', at };
  }
}

function sessionPhase(tracked: TrackedCall): Word | undefined {
  const own = tracked.parties.filter(({ role }) => role === 'own');
  if (own.length === 0) return undefined;
  const live = own.filter(({ status }) => !isPartyOver(status));
  if (live.length === 0) return { phase: 'ended', at: latest(own) };
  const held = live.find(({ status }) => status === 'Hold');
  const parked = live.find(({ status }) => status === 'Parked');
  const answered = live.find(({ status }) => status === 'Answered');
  // Our own leg of a RingOut is only half of it.
  if (answered !== undefined && awaitsTarget(tracked)) return { phase: 'ringing', at: answered.at };
  if (answered !== undefined) return { phase: 'connected', at: answered.at };
  if (held !== undefined) return { phase: 'on-hold', at: held.at };
  if (parked !== undefined) return { phase: 'parked', at: parked.at };
  return { phase: 'ringing', at: latest(live) };
}

function awaitsTarget({ parties, facts }: TrackedCall): boolean {
  if (!facts.ringOut) return false;
  return parties.every(
    ({ role, status }) => role !== 'target' || status === 'Setup' || status === 'Proceeding',
  );
}

function answeredAt(tracked: TrackedCall): number | undefined {
  const role = tracked.facts.ringOut && knowsTarget(tracked) ? 'target' : 'own';
  const times = tracked.parties.flatMap((party) =>
    party.role === role && party.answeredAt !== undefined ? [party.answeredAt] : [],
  );
  if (role === 'own' && tracked.connectedAt !== undefined) times.push(tracked.connectedAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

function latest(parties: readonly PartyEvidence[]): number {
  return parties.reduce((most, { at }) => Math.max(most, at), 0);
}

function ownParty({ parties }: TrackedCall): PartyEvidence | undefined {
  return parties.find(({ role, status }) => role === 'own' && !isPartyOver(status)) ?? parties.find(isOwn);
}

function isOwn({ role }: PartyEvidence): boolean {
  return role === 'own';
}

/** Which of my devices ring, or hold the call: only where the platform says so. */
function devicesOf(tracked: TrackedCall, phase: CallPhase, context: CallsContext): readonly string[] {
  const names: string[] = [];
  for (const { role, status, deviceId } of tracked.parties) {
    if (role !== 'own' || deviceId === undefined || isPartyOver(status)) continue;
    if (phase !== 'ringing' && !isLiveStatus(status)) continue;
    const name = plainName(context.deviceName(deviceId));
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  const before = tracked.call.devices;
  if (names.length === 0 && phase !== 'ringing') return before;
  return names.length === before.length && names.every((name, index) => name === before[index])
    ? before
    : names;
}

function endTime(tracked: TrackedCall, { serverNow }: CallsContext): number {
  const least = Math.max(tracked.facts.startedAt, answeredAt(tracked) ?? 0);
  if (tracked.gone !== undefined) return Math.max(least, tracked.gone.at);
  const times = tracked.parties.filter(({ role, status }) => role === 'own' && isPartyOver(status));
  const session = times.length === 0 ? undefined : latest(times);
  const presence = tracked.presence?.status === 'NoCall' ? tracked.presence.at : undefined;
  return Math.max(least, session ?? presence ?? serverNow);
}

function lineOf(facts: Facts, { numbers, own }: CallsContext): CallLine | undefined {
  if (facts.direction === 'outbound') return undefined;
  const dialled = facts.dialled === undefined ? undefined : numbers.party(facts.dialled, undefined);
  const extensionNumber = dialled?.kind === 'colleague' ? dialled.extensionNumber : undefined;
  const number = dialled?.kind === 'number' ? dialled.number : undefined;
  const given = plainName(facts.dialledName);
  const lineKey = number?.e164 ?? extensionNumber;
  const named = lineKey === undefined ? undefined : own.lineName(lineKey);
  const name = (facts.queue ? (given ?? named) : (named ?? given)) ?? number?.shown ?? extensionNumber;
  if (name === undefined) return undefined;
  return { kind: facts.queue ? 'queue' : 'direct', name, extensionNumber };
}
