import type { CounterName, EventEntry } from '../../shared/inspection.ts';
import type { Clock } from '../clock.ts';
import { readFrame } from './frame.ts';
import { parseMessageNews } from './message-news.ts';
import { parsePresence } from './presence-report.ts';
import { isLoose, type Loose } from './read-values.ts';
import { createRecentIds } from './recent-ids.ts';
import type { MessageNews, PresenceReport, SessionReport } from './reports.ts';
import { parseSession } from './session-report.ts';
import type { Trace } from './trace.ts';

/** From frame text to reports. Whatever comes in, nothing is thrown and every loss is counted. */
export type EventReader = { readonly read: (text: string) => void };

export type EventReaderParts = {
  readonly clock: Clock;
  readonly trace: Trace;
  readonly owner: () => string | undefined;
  /** An event came, whatever became of it. */
  readonly onEvent: () => void;
  readonly onPresence: (report: PresenceReport) => void;
  readonly onSession: (report: SessionReport) => void;
  readonly onPeople: (what: 'directory' | 'favourites') => void;
  readonly onMessages: (news: MessageNews) => void;
  /** An event could not be read at all; what it said must be asked for. */
  readonly onLost: () => void;
  /** So many unreadable frames in a minute that the connection itself must be broken. */
  readonly onGarbage: () => void;
};

const lists = [
  ['/directory/entries', 'directory'],
  ['/favorite', 'favourites'],
] as const;

type Outcome = EventEntry['outcome'];

const rememberedIds = 2000;
const mostGarbage = 50;
const garbageWindowMs = 60_000;

const counters: Readonly<Partial<Record<Outcome, CounterName>>> = {
  repeated: 'repeated',
  damaged: 'damaged',
  foreign: 'foreign',
  unreadable: 'unreadable',
};

export function createEventReader(parts: EventReaderParts): EventReader {
  const { clock, trace } = parts;
  const recent = createRecentIds(rememberedIds);
  let garbageSince = -Infinity;
  let garbage = 0;

  function noteGarbage(): void {
    const now = clock.elapsed();
    if (now - garbageSince > garbageWindowMs) {
      garbageSince = now;
      garbage = 0;
    }
    garbage += 1;
    if (garbage < mostGarbage) return;
    garbage = 0;
    parts.onGarbage();
  }

  /** What became of the event. One that was too damaged to use has to be asked for. */
  function use(envelope: Loose, uuid: string | undefined): Outcome {
    if (uuid !== undefined && !recent.add(uuid)) return 'repeated';
    parts.onEvent();
    const event = envelope['event'];
    const body = envelope['body'];
    if (typeof event !== 'string' || event.length > 1000) return lost();
    if (isForeign(envelope, event, body, parts.owner())) return 'foreign';
    const path = pathOf(event);
    if (path.endsWith('/presence')) {
      const report = parsePresence(body, 'event', envelope['timestamp']);
      if (report === undefined) return lost();
      parts.onPresence(report);
      return report.damaged ? 'damaged' : 'used';
    }
    // What has changed is read, not told: the lists have an order of their own.
    const list = lists.find(([end]) => path.endsWith(end));
    if (list !== undefined) {
      parts.onPeople(list[1]);
      return 'used';
    }
    if (/\/(message-store|fax)$/.test(path)) {
      const news = parseMessageNews(body);
      // Whatever it was meant to say, the store has changed.
      parts.onMessages(news ?? { types: [] });
      return news === undefined ? 'damaged' : 'used';
    }
    if (!path.endsWith('/telephony/sessions')) return 'unknown';
    const report = parseSession(body, envelope['timestamp']);
    if (report === undefined) return lost();
    parts.onSession(report);
    return report.damaged ? 'damaged' : 'used';
  }

  function lost(): Outcome {
    parts.onLost();
    return 'damaged';
  }

  function tell(outcome: Outcome, path: string, uuid: string | undefined, size: number): void {
    if (outcome !== 'repeated' && outcome !== 'unreadable') trace.count('events');
    const counter = counters[outcome];
    if (counter !== undefined) trace.count(counter);
    trace.note({ kind: 'event', at: clock.now(), path, uuid, outcome, size });
  }

  return {
    read: (text) => {
      const frame = readFrame(text);
      if (frame.kind === 'notification') {
        const uuid = idOf(frame.body['uuid'] ?? frame.meta['messageId']);
        const event = frame.body['event'];
        const path = typeof event === 'string' ? pathOf(event).slice(0, 200) : '';
        tell(use(frame.body, uuid), path, uuid, text.length);
      } else if (frame.kind === 'unreadable') {
        tell('unreadable', '', undefined, text.length);
        noteGarbage();
        // Too large, too deep or cut off it may still have been an event.
        if (frame.why === 'size' || frame.why === 'depth' || looksLikeEvent(text)) parts.onLost();
      }
    },
  };
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 200 ? value : undefined;
}

function pathOf(event: string): string {
  return event.split('?', 1)[0] ?? '';
}

function looksLikeEvent(text: string): boolean {
  return text.slice(0, 1000).includes('"ServerNotification"');
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
