/** The server's end of a WebSocket, real or in memory. */
export type GatewaySocket = {
  readonly send: (text: string) => void;
  /** Bytes below the level of frames, for protocol errors; in memory there is no such level. */
  readonly write: (bytes: Uint8Array) => void;
  readonly ping: () => void;
  readonly pong: () => void;
  readonly close: (code: number, reason: string) => void;
  /** Cuts the connection without a close frame. */
  readonly terminate: () => void;
  /** Swallows all that comes, close handshake included, and leaves the connection open. */
  readonly freeze: () => void;
  readonly onMessage: (listener: (text: string) => void) => void;
  readonly onPing: (listener: () => void) => void;
  readonly onPong: (listener: () => void) => void;
  readonly onClose: (listener: () => void) => void;
};

export type Connection = {
  readonly id: string;
  readonly openedAt: number;
  /** True once the half-open fault has taken it: nothing gets through any more. */
  readonly isFrozen: () => boolean;
  readonly freeze: () => void;
  readonly send: (text: string) => void;
  readonly write: (bytes: Uint8Array) => void;
  readonly sendNotification: (text: string) => void;
  readonly sendError: (code: string, message: string) => void;
  readonly close: (code: number, reason: string) => void;
  /** An Error frame, then the end. */
  readonly expire: (code: string, message: string) => void;
  readonly terminate: () => void;
  readonly counts: { readonly received: number; readonly sent: number };
};
