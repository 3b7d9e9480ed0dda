import type { OwnPresence } from '../../shared/presence.ts';
import {
  type Damage,
  isLoose,
  type Loose,
  readCount,
  readFlag,
  readId,
  readList,
  readText,
  readTime,
} from './read-values.ts';
import type { PresenceCall, PresenceReport, TelephonyStatus } from './reports.ts';

/** More than this in one body is an attack or a fault, not an office. */
const mostCalls = 10_000;

const telephonyStatuses: ReadonlySet<unknown> = new Set<TelephonyStatus>([
  'NoCall',
  'Ringing',
  'CallConnected',
  'OnHold',
  'ParkedCall',
]);

const userStatuses = new Set(['Available', 'Busy', 'Offline']);
const dndStatuses = new Set([
  'TakeAllCalls',
  'DoNotAcceptDepartmentCalls',
  'TakeDepartmentCallsOnly',
  'DoNotAcceptAnyCalls',
]);

/** Undefined when the body is no presence at all. `timestamp` is the envelope's. */
export function parsePresence(
  body: unknown,
  source: PresenceReport['source'],
  timestamp?: unknown,
): PresenceReport | undefined {
  if (!isLoose(body)) return undefined;
  const damage: Damage = { damaged: false };
  const items = readList(body['activeCalls'], damage);
  if (items !== undefined && items.length > mostCalls) return undefined;
  const calls = items === undefined ? undefined : readCalls(items, damage);
  return {
    source,
    extensionId: readId(body['extensionId'], damage) ?? ownerOf(body),
    sequence: readCount(body['sequence'], damage),
    timestamp: readTime(timestamp),
    presence: readOwnPresence(body, damage),
    calls,
    totalCalls: readCount(body['totalActiveCalls'], damage),
    damaged: damage.damaged,
  };
}

/** True on accounts of the newer call-handling model, which ignore `dndStatus` on writing. */
export function hasPersonalDnd(body: unknown): boolean {
  return isLoose(body) && typeof body['dndStatusPersonal'] === 'string';
}

function ownerOf(body: Loose): string | undefined {
  const extension = body['extension'];
  return isLoose(extension) ? readId(extension['id'], { damaged: false }) : undefined;
}

function readCalls(items: readonly unknown[], damage: Damage): readonly PresenceCall[] {
  const calls: PresenceCall[] = [];
  for (const item of items) {
    const call = isLoose(item) ? readCall(item, damage) : undefined;
    if (call === undefined) damage.damaged = true;
    else calls.push(call);
  }
  return calls;
}

function readCall(item: Loose, damage: Damage): PresenceCall | undefined {
  const direction = item['direction'];
  const status = item['telephonyStatus'];
  if (direction !== 'Inbound' && direction !== 'Outbound') return undefined;
  if (!telephonyStatuses.has(status)) return undefined;
  const termination = item['terminationType'];
  return {
    sessionId: readId(item['sessionId'], damage),
    telephonySessionId: readId(item['telephonySessionId'], damage),
    partyId: readId(item['partyId'], damage),
    direction,
    status: status as TelephonyStatus,
    termination: termination === 'final' || termination === 'intermediate' ? termination : undefined,
    from: readText(item['from'], damage),
    to: readText(item['to'], damage),
    fromName: readText(item['fromName'], damage),
    toName: readText(item['toName'], damage),
    startTime: readTime(item['startTime']),
    queueCall: readFlag(item['queueCall'], damage),
  };
}

function readOwnPresence(body: Loose, damage: Damage): Partial<OwnPresence> {
  const found: { -readonly [Field in keyof OwnPresence]?: OwnPresence[Field] } = {};
  const userStatus = body['userStatus'];
  if (typeof userStatus === 'string' && userStatuses.has(userStatus))
    found.userStatus = userStatus as OwnPresence['userStatus'];
  const dnd = readDnd(body);
  if (dnd !== undefined) found.dndStatus = dnd;
  if (typeof body['message'] === 'string') found.message = readText(body['message'], damage) ?? '';
  return found;
}

/** The newer pair wins where it is there: on such accounts the old field only mirrors it. */
function readDnd(body: Loose): OwnPresence['dndStatus'] | undefined {
  const personal = body['dndStatusPersonal'];
  if (personal === 'DoNotAcceptAnyCalls') return personal;
  if (personal === 'TakeAllCalls')
    return body['acceptCallQueueCalls'] === false ? 'DoNotAcceptDepartmentCalls' : 'TakeAllCalls';
  const status = body['dndStatus'];
  if (typeof status !== 'string') return undefined;
  return dndStatuses.has(status) ? (status as OwnPresence['dndStatus']) : 'Unknown';
}
