import { useCallback, useEffect, useRef } from 'react';
import type { PageClock } from '../../page-clock.ts';
import { mostAtOnce } from '../../../shared/document.ts';
import type { RecordingPart, RecordingRange } from '../../../shared/recording.ts';
import { useClock, useCompanion } from '../../use-app-state.ts';
import type { FetchedRecording, RecordingTrouble, Source } from './use-player.ts';

/** Ms between two looks whether it has been fetched. */
const lookEvery = 300;
/** Ms after which nobody waits any longer. */
const longestWait = 60_000;

/** Answers what fetches a recording and reads it into the page. */
export function useRecording(recordingId: string): Source['fetch'] {
  const { ask, send } = useCompanion();
  const clock = useClock();
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  return useCallback(
    async (how) => {
      if (how === 'anew') send.fetchRecording(recordingId, how);
      else send.fetchRecording(recordingId);
      return readRecording(ask.recordingPart, recordingId, clock, () => isGone.current);
    },
    [ask, clock, recordingId, send],
  );
}

type AskPart = (range: RecordingRange) => Promise<RecordingPart>;

/** Waits until it is on this computer, then reads it piece by piece. @param isGone nobody wants it any more */
export async function readRecording(
  ask: AskPart,
  recordingId: string,
  clock: PageClock,
  isGone: () => boolean,
): Promise<FetchedRecording> {
  for (let waited = 0; waited < longestWait && !isGone(); waited += lookEvery) {
    const part = await ask({ recordingId, from: 0, count: mostAtOnce });
    if (part.status === 'ready') return readWhole(ask, recordingId, part);
    if (part.status !== 'not-yet') return { status: troubleOf(part.status) };
    await new Promise<void>((done) => clock.after(lookEvery, done));
  }
  return { status: 'failed' };
}

type ReadyPart = Extract<RecordingPart, { readonly status: 'ready' }>;

async function readWhole(ask: AskPart, recordingId: string, first: ReadyPart): Promise<FetchedRecording> {
  const bytes = new Uint8Array(first.size);
  let done = 0;
  let part: RecordingPart = first;
  for (;;) {
    if (part.status !== 'ready') return { status: troubleOf(part.status) };
    const piece = part.bytes.subarray(0, first.size - done);
    bytes.set(piece, done);
    done += piece.length;
    if (done >= first.size) return { status: 'ready', type: first.type, bytes };
    if (piece.length === 0) return { status: 'failed' };
    part = await ask({ recordingId, from: done, count: mostAtOnce });
  }
}

function troubleOf(status: Exclude<RecordingPart['status'], 'ready'>): RecordingTrouble {
  switch (status) {
    case 'not-ready':
      return 'not-yet';
    case 'refused':
      return 'not-allowed';
    case 'not-yet':
    case 'failed':
      return 'failed';
    case 'offline':
    case 'gone':
      return status;
  }
}
