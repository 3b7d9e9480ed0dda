import {
  type Damage,
  isLoose,
  type Loose,
  readFlag,
  readId,
  readList,
  readLoose,
  readText,
} from './read-values.ts';
import type { SessionParty, SessionPeer, SessionRecording } from './reports.ts';

type Extras = Pick<
  SessionParty,
  'muted' | 'recordings' | 'parkSlot' | 'standAlone' | 'isInConference' | 'peer'
>;

/** Nobody has more; what comes beyond is left out. */
const mostRecordings = 50;

/** What only the control of calls asks for. */
export function readPartyExtras(item: Loose, status: Loose, damage: Damage): Extras {
  const recordings = readList(item['recordings'], damage);
  return {
    muted: readFlag(item['muted'], damage),
    recordings: recordings?.slice(0, mostRecordings).flatMap(readRecording),
    parkSlot:
      readText(readLoose(item['park'], damage)?.['id'], damage) ?? readText(status['parkData'], damage),
    standAlone: readFlag(item['standAlone'], damage),
    isInConference: item['conferenceRole'] === 'Host' || item['conferenceRole'] === 'Participant',
    peer: readPeer(status['peerId'], damage),
  };
}

/** The answer to an action on a recording. */
export function readPartyRecording(body: unknown): SessionRecording | undefined {
  return readRecording(body)[0];
}

function readRecording(item: unknown): readonly SessionRecording[] {
  if (!isLoose(item)) return [];
  const id = readId(item['id'], { damaged: false });
  const { active, mode } = item;
  if (id === undefined || typeof active !== 'boolean') return [];
  return [{ id, active, mode: mode === 'Automatic' || mode === 'OnDemand' ? mode : undefined }];
}

function readPeer(value: unknown, damage: Damage): SessionPeer | undefined {
  const peer = readLoose(value, damage);
  const telephonySessionId = readId(peer?.['telephonySessionId'], damage);
  return telephonySessionId === undefined
    ? undefined
    : { telephonySessionId, partyId: readId(peer?.['partyId'], damage) };
}
