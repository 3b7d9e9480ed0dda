import {
  type Damage,
  isLoose,
  type Loose,
  readCount,
  readId,
  readLoose,
  readText,
  readTime,
} from './read-values.ts';
import type { CallLogEnd, CallLogLeg, CallLogRecord, CallLogRecording } from './reports.ts';

const mostLegs = 200;

/** One record of the call log or of the active calls; undefined where it has no id or no direction. */
export function parseCallLogRecord(value: unknown): CallLogRecord | undefined {
  if (!isLoose(value)) return undefined;
  const damage: Damage = { damaged: false };
  const id = readId(value['id'], damage);
  const leg = readLeg(value, damage);
  if (id === undefined || leg === undefined) return undefined;
  const legs: unknown = value['legs'];
  return {
    ...leg,
    id,
    sessionId: readId(value['sessionId'], damage),
    telephonySessionId: readId(value['telephonySessionId'], damage),
    partyId: readId(value['partyId'], damage),
    modifiedAt: readTime(value['lastModifiedTime']),
    legs: Array.isArray(legs)
      ? legs
          .slice(0, mostLegs)
          .map((one: unknown) => (isLoose(one) ? readLeg(one, damage) : undefined))
          .filter((one) => one !== undefined)
      : [],
  };
}

function readLeg(value: Loose, damage: Damage): CallLogLeg | undefined {
  const direction = value['direction'];
  if (direction !== 'Inbound' && direction !== 'Outbound') return undefined;
  const extension = readLoose(value['extension'], damage);
  return {
    startTime: readTime(value['startTime']),
    direction,
    result: readText(value['result'], damage),
    action: readText(value['action'], damage),
    legType: readText(value['legType'], damage),
    from: readEnd(value['from'], damage),
    to: readEnd(value['to'], damage),
    extensionId: readId(extension?.['id'], damage),
    accountId: accountIn(extension?.['uri']),
    delegateId: readId(readLoose(value['delegate'], damage)?.['id'], damage),
    isMaster: value['master'] === true,
    durationSeconds: readCount(value['duration'], damage),
    reason: readText(value['reason'], damage),
    delegate: readText(readLoose(value['delegate'], damage)?.['name'], damage),
    message: readMessage(readLoose(value['message'], damage), damage),
    recording: readRecording(readLoose(value['recording'], damage), damage),
  };
}

/** From `…/account/9001/extension/50001007`. */
function accountIn(uri: unknown): string | undefined {
  if (typeof uri !== 'string') return undefined;
  return /\/account\/(\d{1,20})\/extension\//.exec(uri.slice(0, 500))?.[1];
}

function readEnd(value: unknown, damage: Damage): CallLogEnd {
  const end = readLoose(value, damage);
  return {
    number: readText(end?.['phoneNumber'], damage),
    extensionNumber: readText(end?.['extensionNumber'], damage),
    extensionId: readId(end?.['extensionId'], damage),
    name: readText(end?.['name'], damage),
    deviceId: readId(readLoose(end?.['device'], damage)?.['id'], damage),
  };
}

function readMessage(value: Loose | undefined, damage: Damage): CallLogLeg['message'] {
  const id = readId(value?.['id'], damage);
  return id === undefined ? undefined : { id, type: readText(value?.['type'], damage) };
}

function readRecording(value: Loose | undefined, damage: Damage): CallLogRecording | undefined {
  const id = readId(value?.['id'], damage);
  if (id === undefined || !/^[1-9]\d{0,18}$/.test(id)) return undefined;
  const contentUri = readText(value?.['contentUri'], damage);
  return { id, type: readText(value?.['type'], damage), contentUri };
}
