import type { Clock } from '../clock.ts';
import { readFrame } from './frame.ts';
import { parsePresence } from './presence-report.ts';
import { isLoose, type Loose } from './read-values.ts';
import { createRecentIds } from './recent-ids.ts';
import type { PresenceReport, SessionReport } from './reports.ts';
import { parseSession } from './session-report.ts';

/** From frame text to reports. Whatever comes in, nothing is thrown and every loss is counted. */
export type EventReader = {
  readonly read: (text: string) => void;
  readonly counts: () => EventCounts;
};

export type EventCounts = {
  readonly events: number;
  readonly repeated: number;
  readonly unreadable: number;
  readonly damaged: number;
  /** For somebody else's extension. */
  readonly foreign: number;
  readonly unknownKind: number;
};

export type EventReaderParts = {
  readonly clock: Clock;
  readonly owner: () => string | undefined;
  /** The recovery token that came with an event. */
  readonly onRecoveryToken: (token: string, sequence: number) => void;
  readonly onPresence: (report: PresenceReport) => void;
  readonly onSession: (report: SessionReport) => void;
  /** An event could not be read at all; what it said must be asked for. */
  readonly onLost: () => void;
  /** So many unreadable frames in a minute that the connection itself must be broken. */
  readonly onGarbage: () => void;
};

const rememberedIds = 2000;
const mostGarbage = 50;
const garbageWindowMs = 60_000;

export function createEventReader(parts: EventReaderParts): EventReader {
  const recent = createRecentIds(rememberedIds);
  const counts = { events: 0, repeated: 0, unreadable: 0, damaged: 0, foreign: 0, unknownKind: 0 };
  let garbageSince = -Infinity;
  let garbage = 0;

  function noteGarbage(): void {
    counts.unreadable += 1;
    const now = parts.clock.elapsed();
    if (now - garbageSince > garbageWindowMs) {
      garbageSince = now;
      garbage = 0;
    }
    garbage += 1;
    if (garbage < mostGarbage) return;
    garbage = 0;
    parts.onGarbage();
  }

  function readEvent(meta: Loose, envelope: Loose): void {
    const wsc = meta['wsc'];
    if (isLoose(wsc) && typeof wsc['token'] === 'string' && typeof wsc['sequence'] === 'number')
      parts.onRecoveryToken(wsc['token'], wsc['sequence']);
    const uuid = envelope['uuid'] ?? meta['messageId'];
    if (typeof uuid === 'string' && uuid.length <= 200 && !recent.add(uuid)) {
      counts.repeated += 1;
      return;
    }
    counts.events += 1;
    const event = envelope['event'];
    const body = envelope['body'];
    if (typeof event !== 'string' || event.length > 1000) return lost();
    if (isForeign(envelope, event, body, parts.owner())) {
      counts.foreign += 1;
      return;
    }
    const path = event.split('?', 1)[0] ?? '';
    if (path.endsWith('/presence')) {
      const report = parsePresence(body, 'event', envelope['timestamp']);
      if (report === undefined) return lost();
      if (report.damaged) counts.damaged += 1;
      parts.onPresence(report);
    } else if (path.endsWith('/telephony/sessions')) {
      const report = parseSession(body, envelope['timestamp']);
      if (report === undefined) return lost();
      if (report.damaged) counts.damaged += 1;
      parts.onSession(report);
    } else counts.unknownKind += 1;
  }

  function lost(): void {
    counts.damaged += 1;
    parts.onLost();
  }

  return {
    counts: () => ({ ...counts }),
    read: (text) => {
      const frame = readFrame(text);
      if (frame.kind === 'notification') readEvent(frame.meta, frame.body);
      else if (frame.kind === 'unreadable') {
        noteGarbage();
        // Too large or too deep it may still have been an event.
        if (frame.why === 'size' || frame.why === 'depth') parts.onLost();
      }
    },
  };
}

/** True where the event says it is for another extension than the signed-in person's. */
function isForeign(envelope: Loose, event: string, body: unknown, owner: string | undefined): boolean {
  if (owner === undefined) return true;
  if (differs(envelope['ownerId'], owner)) return true;
  const inPath = /\/extension\/(\d+)\//.exec(event)?.[1];
  if (inPath !== undefined && inPath !== owner) return true;
  return event.includes('/presence') && isLoose(body) && differs(body['extensionId'], owner);
}

function differs(id: unknown, owner: string): boolean {
  return (typeof id === 'string' || typeof id === 'number') && String(id) !== owner;
}
