import type { CallDirection, CallEnding, CallLine, CallParty } from './call.ts';

/** One finished call of today, from the platform's call log or from what we saw ourselves. */
export type PastCall = {
  readonly id: string;
  readonly telephonySessionId: string | undefined;
  readonly sessionId: string | undefined;
  readonly direction: CallDirection;
  readonly party: CallParty;
  readonly line: CallLine | undefined;
  readonly startedAt: number;
  /** Seconds talked; undefined when unknown or not answered. */
  readonly talkedSeconds: number | undefined;
  /** Seconds it rang; undefined when unknown. */
  readonly rangSeconds: number | undefined;
  readonly ending: CallEnding;
  /** It came while no event could reach this computer: nothing rang here. */
  readonly unheard: boolean;
};

export type CallList = {
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  /** Newest first, at most 200. */
  readonly rows: readonly PastCall[];
  /** When the platform's list was last read, ms since the epoch. */
  readonly readAt: number | undefined;
  readonly problem:
    { readonly status: number | undefined; readonly requestId: string | undefined } | undefined;
};

export const emptyCallList: CallList = { status: 'empty', rows: [], readAt: undefined, problem: undefined };
