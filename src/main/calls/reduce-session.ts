import type { SessionParty, SessionReport } from '../ringcentral/reports.ts';
import { type CallsContext, type CallsState, type PartyEvidence, type TrackedCall } from './calls-state.ts';
import { learnExtras } from './party-extras.ts';
import { deriveCall } from './derive-call.ts';
import { isRingOut, learnFromSession, sessionFacts } from './facts.ts';
import { checkedFirst } from './reduce-presence.ts';
import { isLiveStatus, isPartyOver } from './statuses.ts';
import { believable, isOvertaken, measureDelay } from './lateness.ts';
import { indexOfCall, newTracked, replaceTracked, wishing, withIds } from './tracked-calls.ts';

/** Most parties of one session that are followed. */
const mostParties = 50;

/** One telephony-session event: usually the one party that changed, merged by party id. */
export function reduceSession(state: CallsState, report: SessionReport, context: CallsContext): CallsState {
  const index = indexOfCall(state.tracked, report);
  const before = state.tracked[index];
  const wished = report.damaged ? wishing(state, 'damaged') : state;
  const { wait, quickest } = measureDelay(state, report.timestamp, context);
  if (before === undefined) {
    const created = createFromSession(report, context, wait);
    if (created === undefined) return wished;
    const next = replaceTracked(wished, new Map(), [created], context);
    return { ...(created.unconfirmedUntil === undefined ? next : wishing(next, 'late')), quickest };
  }
  const after = applyParties(before, report, context, wait);
  if (after === before) return wished;
  let next = replaceTracked(wished, new Map([[index, after]]), [], context);
  if (isHole(before, report)) next = wishing(next, 'hole');
  if (after.unconfirmedUntil !== undefined || isOvertaken(after, wait)) next = wishing(next, 'late');
  return next.quickest === quickest ? next : { ...next, quickest };
}

/** The sequence of a telephony session grows by one, but not every party's events are for us. */
function isHole({ sessionSequence, endedSeenAt }: TrackedCall, { sequence }: SessionReport): boolean {
  if (sequence === undefined || sessionSequence < 0 || endedSeenAt !== undefined) return false;
  return sequence > sessionSequence + 1;
}

function createFromSession(
  report: SessionReport,
  context: CallsContext,
  wait: number,
): TrackedCall | undefined {
  const own = report.parties.find((party) => isOwnParty(party, context));
  if (own === undefined) return undefined;
  const facts = sessionFacts(report, own, context);
  const fresh = newTracked(report, facts, context.elapsed);
  const unconfirmedUntil = isPartyOver(own.status) ? undefined : checkedFirst(fresh, wait, context);
  return merge({ ...fresh, unconfirmedUntil }, report, context, true);
}

function applyParties(
  before: TrackedCall,
  report: SessionReport,
  context: CallsContext,
  wait: number,
): TrackedCall {
  const known = withIds(before, report);
  const isNewest = (report.sequence ?? known.sessionSequence + 1) > known.sessionSequence;
  if (!isNewest && known === before && report.parties.every((party) => saysNothingNew(known, report, party)))
    return before;
  const isOurs = report.parties.some((party) => isOwnParty(party, context));
  const checked = checkedFirst(known, wait, context);
  // Only fresh word of our own party shows that it rings now: others talk on in a call that left us long ago.
  const unconfirmedUntil = isNewest && isOurs ? checked : known.unconfirmedUntil;
  const kept = isOvertaken(before, wait) ? before.gone : undefined;
  return merge({ ...known, unconfirmedUntil }, report, context, false, kept);
}

function isOwnParty({ extensionId }: SessionParty, { own }: CallsContext): boolean {
  return extensionId === own.extensionId;
}

function saysNothingNew({ parties }: TrackedCall, { sequence }: SessionReport, party: SessionParty): boolean {
  const evidence = parties.find(({ id }) => id === party.id);
  return evidence !== undefined && (sequence ?? -1) <= evidence.sequence;
}

/** @param gone stays, whatever the report says */
export function merge(
  tracked: TrackedCall,
  report: SessionReport,
  context: CallsContext,
  isNew: boolean,
  gone?: TrackedCall['gone'],
): TrackedCall {
  let next = tracked;
  for (const party of report.parties.slice(0, mostParties)) next = mergeParty(next, report, party, context);
  if (gone !== undefined && next.gone === undefined) next = { ...next, gone };
  if (!next.isConference && isConference(report)) next = { ...next, isConference: true };
  const factsChanged = isNew || next.facts !== tracked.facts;
  if (next === tracked && !isNew) return tracked;
  const sessionSequence = Math.max(tracked.sessionSequence, report.sequence ?? -1);
  return deriveCall({ ...next, sessionSequence }, context, factsChanged);
}

function mergeParty(
  tracked: TrackedCall,
  report: SessionReport,
  party: SessionParty,
  context: CallsContext,
): TrackedCall {
  const isOwn = isOwnParty(party, context);
  const before = tracked.parties.find(({ id }) => id === party.id);
  const sequence = report.sequence ?? tracked.sessionSequence + 1;
  if (before !== undefined && sequence <= before.sequence) return tracked;
  const at = believable(report.timestamp, context.serverNow);
  const role = isOwn && party.ringOutRole !== 'Target' ? 'own' : isTarget(report, party) ? 'target' : 'other';
  const learnt =
    isOwn || role === 'target' ? learnFromSession(tracked.facts, report, party, context) : tracked.facts;
  const named = learnt === tracked.facts ? tracked : { ...tracked, facts: learnt };
  const answered = party.status === 'Answered' ? at : undefined;
  const evidence: PartyEvidence = {
    id: party.id,
    role,
    status: party.status,
    reason: party.reason,
    sequence,
    at,
    deviceId: (isOwn ? deviceIdOf(party) : undefined) ?? before?.deviceId,
    missed: party.missedCall || before?.missed === true,
    answeredAt: before?.answeredAt ?? answered,
    heardAt: context.elapsed,
    extras: learnExtras(before?.extras, party),
  };
  // An event from before the newest may fill a hole in the story, but cannot say that it rings now.
  if (sequence < tracked.sessionSequence && before === undefined && !isPartyOver(party.status))
    return isOwn && isLiveStatus(party.status) ? { ...named, wasConnected: true } : named;
  return withColleague(withEvidence(named, evidence, context), party, role);
}

function isConference({ origin, parties }: SessionReport): boolean {
  return origin === 'Conference' || parties.some(({ isInConference }) => isInConference);
}

function isTarget(report: SessionReport, party: SessionParty): boolean {
  return isRingOut(report, party) && party.ringOutRole === 'Target';
}

/** The device that rings or holds our side of the call. */
function deviceIdOf(party: SessionParty): string | undefined {
  return party.direction === 'Inbound' ? party.to.deviceId : party.from.deviceId;
}

function withEvidence(tracked: TrackedCall, evidence: PartyEvidence, { elapsed }: CallsContext): TrackedCall {
  const others = tracked.parties.filter(({ id }) => id !== evidence.id).slice(-(mostParties - 1));
  const isLiveNews = evidence.role === 'own' && !isPartyOver(evidence.status);
  return {
    ...tracked,
    parties: [...others, evidence],
    lastNewsAt: elapsed,
    absentOnce: false,
    gone: isLiveNews ? undefined : tracked.gone,
    wasConnected: tracked.wasConnected || (evidence.role === 'own' && isOwnTalk(tracked, evidence)),
  };
}

function isOwnTalk({ facts }: TrackedCall, { status }: PartyEvidence): boolean {
  return isLiveStatus(status) && !facts.ringOut;
}

/** A colleague of ours took the call: the name is on the answered side. */
function withColleague(tracked: TrackedCall, party: SessionParty, role: PartyEvidence['role']): TrackedCall {
  if (role !== 'other' || party.status !== 'Answered') return tracked;
  // Only the called side counts: the caller's own leg is answered too.
  const isCalled = party.extensionId !== undefined && party.to.extensionId === party.extensionId;
  if (!isCalled || party.direction !== 'Inbound' || tracked.facts.direction !== 'inbound') return tracked;
  return { ...tracked, answeredByColleague: true, answeredBy: party.to.name ?? tracked.answeredBy };
}
