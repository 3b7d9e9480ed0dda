import type { RecordingName } from './call-facts.ts';

export type CallRecording = RecordingName & { readonly file: RecordingFile };

/**
 *   absent ──> fetching ──> here
 *                 └──> not-ready / gone / refused / failed ──(asked again)──> fetching
 */
export type RecordingFile =
  | { readonly state: 'absent' | 'fetching' }
  | { readonly state: 'here'; readonly size: number; readonly type: RecordingType }
  /** The platform is still writing it. */
  | { readonly state: 'not-ready' | 'gone' | 'refused' | 'failed' };

export type RecordingType = 'audio/mpeg' | 'audio/wav';

/** Some bytes of a recording; at most `mostAtOnce` of `document.ts` are answered. */
export type RecordingRange = { readonly recordingId: string; readonly from: number; readonly count: number };

export type RecordingPart =
  | {
      readonly status: 'ready';
      readonly type: RecordingType;
      /** Of the whole recording, in bytes. */
      readonly size: number;
      readonly bytes: Uint8Array;
    }
  /** It is being fetched now, or why it cannot be had. */
  | { readonly status: 'not-yet' | 'not-ready' | 'offline' | 'gone' | 'refused' | 'failed' };
