import type { PresenceCall, SessionParty, SessionReport } from '../ringcentral/reports.ts';
import type { CallsContext, Facts } from './calls-state.ts';
import { believable } from './lateness.ts';

/** The other side and the dialled side as one report names them. */
type Named = Pick<Facts, 'number' | 'name' | 'dialled' | 'dialledName'>;

export function presenceFacts(
  item: PresenceCall,
  timestamp: number | undefined,
  { serverNow, own, firstLegTo }: CallsContext,
): Facts {
  const startedAt = believable(item.startTime ?? timestamp, serverNow);
  const to = item.direction === 'Inbound' ? firstLegTo({ number: item.from, startedAt }) : undefined;
  if (to !== undefined) return presumedRingOut(to, startedAt);
  const outbound = item.direction === 'Outbound';
  return {
    direction: outbound ? 'outbound' : 'inbound',
    ...sides(outbound, item, own.name),
    queue: item.queueCall ?? false,
    ringOut: false,
    presumed: false,
    startedAt,
  };
}

/** Our own phone rings because we asked for it: nobody calls us. */
function presumedRingOut(number: string, startedAt: number): Facts {
  const nobody = { name: undefined, dialled: undefined, dialledName: undefined };
  return { direction: 'outbound', number, ...nobody, queue: false, ringOut: true, presumed: true, startedAt };
}

export function learnFromPresence(facts: Facts, item: PresenceCall, context: CallsContext): Facts {
  const found = presenceFacts(item, undefined, context);
  // Our own first leg of a RingOut may look like a call to us.
  if (facts.ringOut && (found.direction === 'inbound' || found.presumed)) return facts;
  // It was one as long as the own phone rang; now it talks.
  if (found.presumed) return facts;
  const startedAt =
    item.startTime === undefined ? facts.startedAt : Math.min(facts.startedAt, found.startedAt);
  const { ringOut, presumed } = facts;
  return merged(facts, found, { queue: facts.queue || found.queue, ringOut, presumed, startedAt });
}

export function sessionFacts(
  report: SessionReport,
  party: SessionParty,
  { serverNow, own }: CallsContext,
): Facts {
  const ringOut = isRingOut(report, party);
  const outbound = ringOut || party.direction === 'Outbound';
  const item = {
    from: party.from.number,
    fromName: party.from.name,
    to: party.to.number,
    toName: party.to.name,
  };
  return {
    direction: outbound ? 'outbound' : 'inbound',
    ...sides(outbound, item, own.name),
    queue: party.queueCall ?? false,
    ringOut,
    presumed: false,
    startedAt: believable(report.creationTime ?? report.timestamp, serverNow),
  };
}

export function learnFromSession(
  facts: Facts,
  report: SessionReport,
  party: SessionParty,
  context: CallsContext,
): Facts {
  const found = sessionFacts(report, party, context);
  if (facts.ringOut && !found.ringOut && !facts.presumed) return facts;
  const startedAt =
    report.creationTime === undefined ? facts.startedAt : Math.min(facts.startedAt, found.startedAt);
  const rest = {
    queue: facts.queue || found.queue,
    ringOut: facts.ringOut || found.ringOut,
    presumed: false,
    startedAt,
  };
  // Somebody really calls, and it was only taken for the own phone.
  if (facts.presumed && !found.ringOut) return { ...found, startedAt };
  if (found.ringOut && !facts.ringOut && facts.direction === 'inbound') return { ...found, ...rest };
  return merged(facts, found, rest);
}

export function isRingOut(report: SessionReport, party: SessionParty): boolean {
  return party.ringOutRole !== undefined || report.origin === 'RingOut' || report.origin === 'RingMe';
}

function sides(
  outbound: boolean,
  item: Pick<PresenceCall, 'from' | 'fromName' | 'to' | 'toName'>,
  ownName: string | undefined,
): Named {
  if (outbound) return { number: item.to, name: item.toName, dialled: undefined, dialledName: undefined };
  // Our own name says nothing about which of our numbers was dialled.
  const dialledName = item.toName === ownName ? undefined : item.toName;
  return { number: item.from, name: item.fromName, dialled: item.to, dialledName };
}

/** Fills holes; what is known stays, because end events come with empty and poorer values. */
function merged(
  facts: Facts,
  found: Facts,
  rest: Pick<Facts, 'queue' | 'ringOut' | 'presumed' | 'startedAt'>,
): Facts {
  const number = facts.number ?? found.number;
  const name = facts.name ?? found.name;
  const dialled = facts.dialled ?? found.dialled;
  const dialledName = facts.dialledName ?? found.dialledName;
  const same =
    number === facts.number &&
    name === facts.name &&
    dialled === facts.dialled &&
    dialledName === facts.dialledName &&
    rest.queue === facts.queue &&
    rest.ringOut === facts.ringOut &&
    rest.presumed === facts.presumed &&
    rest.startedAt === facts.startedAt;
  return same ? facts : { direction: facts.direction, number, name, dialled, dialledName, ...rest };
}
