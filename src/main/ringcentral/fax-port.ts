import type { FaxResolution } from '../../shared/fax.ts';
import type { MessageRecord } from './message-port.ts';

/** A file of a fax, read from the disk while it is sent. */
export type FaxUpload = {
  /** Only letters, digits, `.`, `_` and `-`, with an extension that the platform takes. */
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /**
   * May be asked for again where a request is repeated. Fails where the file is not what it was. Each part holds until
   * the next one is asked for.
   */
  readonly open: () => AsyncIterable<Uint8Array>;
};

export type FaxWish = {
  readonly to: readonly { readonly phoneNumber: string; readonly name?: string }[];
  readonly files: readonly FaxUpload[];
  /** Undefined: the account's default; 0: none. */
  readonly coverIndex: number | undefined;
  readonly coverText: string;
  readonly resolution: FaxResolution;
  /** The platform's clock, ms since the epoch. */
  readonly sendAt: number | undefined;
};

/** Sent again, or to somebody else, from what the platform has. */
export type FaxRepeat = {
  readonly originalId: string;
  /** Left out: to those it was for. */
  readonly to: readonly { readonly phoneNumber: string; readonly name?: string }[] | undefined;
  readonly sendAt: number | undefined;
};

/** What became of one attempt, told by what can have happened and not by an error's name. */
export type FaxSent =
  | { readonly kind: 'accepted'; readonly message: MessageRecord }
  /** Nothing was processed, and it would be refused again. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string | undefined;
      readonly text: string | undefined;
      readonly parameter: string | undefined;
      readonly permission: string | undefined;
      readonly requestId: string | undefined;
    }
  | { readonly kind: 'throttled'; readonly retryAfter: number | undefined }
  /** No byte of the request was written: name look-up, connection, proxy, certificate. */
  | { readonly kind: 'never-left' }
  /** Cancelled by the person before the last byte was written: the platform has less than was announced. */
  | { readonly kind: 'cancelled' }
  /** A file was not what was announced, or the disk failed: the platform has less than was announced. */
  | { readonly kind: 'file-failed'; readonly name: string }
  /** It was written, or a part of it, and nobody knows what became of it. */
  | { readonly kind: 'unsure'; readonly status: number | undefined; readonly requestId: string | undefined };

export type FaxWay = {
  /** Bytes of the body that the network has taken, and of how many. */
  readonly onProgress: (sent: number, whole: number) => void;
  readonly signal: AbortSignal;
};

export type FaxDoor = {
  /** One request, sent once; never throws for what the platform, the network or the disk does. */
  readonly sendFax: (wish: FaxWish, way: FaxWay) => Promise<FaxSent>;
  readonly repeatFax: (repeat: FaxRepeat, way: FaxWay) => Promise<FaxSent>;
  /** Throws PlatformError. */
  readonly readCovers: () => Promise<readonly { readonly index: number; readonly name: string }[]>;
};
