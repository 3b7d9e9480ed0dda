import { mostAtOnce } from '../../shared/document.ts';
import type { RecordingFile, RecordingPart, RecordingRange, RecordingType } from '../../shared/recording.ts';
import type { Log } from '../log.ts';
import type { ContentRead, ContentSink, ContentWay } from '../ringcentral/message-port.ts';
import type { DocumentFiles } from '../storage/document-files.ts';

/** A recording as the call's record names it. */
export type WantedRecording = {
  readonly id: string;
  /** Where the platform says that its sound lies. */
  readonly uri: string;
  /** Ms since the epoch, the platform's. */
  readonly callEndedAt: number;
};

export type RecordingsPorts = {
  readonly log: Log;
  readonly serverNow: () => number;
  readonly find: (id: string) => WantedRecording | undefined;
  readonly read: (recording: WantedRecording, sink: ContentSink, way: ContentWay) => Promise<ContentRead>;
  /** What a row says of its recording is different. */
  readonly changed: () => void;
  /** Bytes of all that is kept; the oldest go first. */
  readonly mostKept: () => number;
};

/** Recordings of calls: fetched when somebody wants to hear them, kept on this computer, handed out in parts. */
export type Recordings = {
  readonly follow: (files: DocumentFiles) => void;
  readonly file: (id: string) => RecordingFile;
  /**
   * Resolves when it is here, or cannot be had.
   * @param how `anew`: even where it is here; that one stays until the other is whole
   */
  readonly fetch: (id: string, how?: 'anew') => Promise<void>;
  readonly part: (range: RecordingRange) => Promise<RecordingPart>;
  /** All of it; undefined where it is not here. */
  readonly whole: (
    id: string,
  ) => Promise<{ readonly type: RecordingType; readonly bytes: Uint8Array } | undefined>;
  readonly forget: () => void;
};

/** Ms after a call within which its recording may still be written. */
const writtenWithin = 15 * 60_000;

type Kept = { readonly type: RecordingType; readonly size: number };

export function createRecordings(ports: RecordingsPorts): Recordings {
  let files: DocumentFiles | undefined;
  let life = new AbortController();
  /** Oldest first. */
  const kept = new Map<string, Kept>();
  const troubles = new Map<string, Exclude<RecordingPart['status'], 'ready' | 'not-yet'>>();
  const underWay = new Map<string, Promise<void>>();

  function forget(): void {
    life.abort();
    life = new AbortController();
    files = undefined;
    kept.clear();
    troubles.clear();
    underWay.clear();
  }

  async function list(place: DocumentFiles): Promise<void> {
    for (const { id, size } of await place.list()) {
      const type = await typeOf(place, id);
      if (files !== place) return;
      if (type !== undefined && !kept.has(id)) kept.set(id, { type, size });
    }
    ports.changed();
  }

  function bring(id: string, how?: 'anew'): Promise<void> {
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const recording = ports.find(id);
    const isHere = kept.has(id) && how !== 'anew';
    if (isHere || recording === undefined || files === undefined) return Promise.resolve();
    const fetching = fetchOnce(recording, files, life.signal)
      .catch((error: unknown) => {
        ports.log.error('a recording could not be fetched', error);
        troubles.set(id, 'failed');
      })
      .finally(() => {
        if (underWay.get(id) === fetching) underWay.delete(id);
        ports.changed();
      });
    underWay.set(id, fetching);
    troubles.delete(id);
    ports.changed();
    return fetching;
  }

  async function fetchOnce(
    wanted: WantedRecording,
    place: DocumentFiles,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = wanted;
    const isOver = (): boolean => signal.aborted;
    const { kind } = await ports.read(wanted, place.begin(id), { signal, urgency: 'user' });
    if (isOver()) return;
    if (kind !== 'kept') {
      troubles.set(id, troubleOf(kind, ports.serverNow() - wanted.callEndedAt < writtenWithin));
      return;
    }
    const [type, found] = [await typeOf(place, id), await place.find(id)];
    if (isOver()) return;
    if (type === undefined || found === undefined) {
      // It calls itself a recording and is no sound.
      await place.remove(id);
      kept.delete(id);
      troubles.set(id, 'failed');
      return;
    }
    // The newest is the last to go.
    kept.delete(id);
    kept.set(id, { type, size: found.size });
    await makeRoom(place, id);
  }

  async function makeRoom(place: DocumentFiles, newest: string): Promise<void> {
    let sum = [...kept.values()].reduce((bytes, { size }) => bytes + size, 0);
    for (const [id, { size }] of [...kept]) {
      if (sum <= ports.mostKept() || id === newest) return;
      await place.remove(id);
      kept.delete(id);
      sum -= size;
    }
  }

  function file(id: string): RecordingFile {
    const here = kept.get(id);
    if (here !== undefined) return { state: 'here', ...here };
    if (underWay.has(id)) return { state: 'fetching' };
    const trouble = troubles.get(id);
    if (trouble === undefined || trouble === 'offline') return { state: 'absent' };
    return { state: trouble };
  }

  async function part({ recordingId: id, from, count }: RecordingRange): Promise<RecordingPart> {
    await bring(id);
    const [here, place] = [kept.get(id), files];
    if (here === undefined || place === undefined) return { status: troubles.get(id) ?? 'gone' };
    const bytes = await place.read(id, from, Math.min(count, mostAtOnce));
    if (bytes !== undefined) return { status: 'ready', ...here, bytes };
    // Somebody has removed the file: the next question fetches it again.
    kept.delete(id);
    ports.changed();
    return { status: 'failed' };
  }

  return {
    follow: (place) => {
      forget();
      files = place;
      list(place).catch((error: unknown) =>
        ports.log.warn('kept recordings could not be listed', { error: String(error) }),
      );
    },
    file,
    fetch: bring,
    part,
    whole: async (id) => {
      await bring(id);
      const [here, place] = [kept.get(id), files];
      const bytes = here && (await place?.read(id, 0, here.size));
      return here && bytes && { type: here.type, bytes };
    },
    forget,
  };
}

function troubleOf(
  kind: ContentRead['kind'],
  isFresh: boolean,
): Exclude<RecordingPart['status'], 'ready' | 'not-yet'> {
  if (kind === 'not-yet' || (kind === 'gone' && isFresh)) return 'not-ready';
  if (kind === 'gone' || kind === 'refused') return kind;
  return ['offline', 'cut', 'cancelled', 'throttled'].includes(kind) ? 'offline' : 'failed';
}

/** What it really is, by its first bytes: RIFF/WAVE, an ID3 tag or an MPEG audio frame. */
async function typeOf(place: DocumentFiles, id: string): Promise<RecordingType | undefined> {
  const head = await place.read(id, 0, 12);
  if (head === undefined || head.length < 4) return undefined;
  const text = String.fromCharCode(...head);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE') return 'audio/wav';
  const isFrame = head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0;
  return text.startsWith('ID3') || isFrame ? 'audio/mpeg' : undefined;
}
