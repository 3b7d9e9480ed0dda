import { readFrame } from './frame.ts';
import type { GatewayExtension } from './gateway-extensions.ts';
import {
  announceSocket,
  type default as GatewaySocket,
  type SocketEnd,
  type SocketOwner,
} from './gateway-socket.ts';
import type { GatewayToken } from './gateway-token.ts';
import type { OpenSocket } from './outside.ts';
import type { OpeningStep } from './platform-port.ts';
import { isLoose } from './read-values.ts';

/** Where a session can be taken up again; the newest one counts. */
export type RecoveryToken = { readonly token: string; readonly sequence: number };

/** What the gateway says first. */
export type Greeting = {
  readonly recovered: boolean;
  /** Ms a lost session waits to be recovered; undefined where it says nothing. */
  readonly recoveryWindow: number | undefined;
  /** How many events it keeps for that. */
  readonly bufferSize: number | undefined;
};

export type GatewayConnection = {
  /** Opens the socket and waits for the greeting. Throws what the package throws. */
  readonly greet: (token: GatewayToken, recovery: RecoveryToken | undefined) => Promise<Greeting>;
  /** A REST request through the socket. Throws what the package throws. */
  readonly request: (
    method: 'POST' | 'DELETE',
    path: string,
    body?: object,
  ) => ReturnType<GatewayExtension['request']>;
  readonly heartbeat: (messageId: string) => void;
  readonly recovery: () => RecoveryToken | undefined;
  readonly isOpen: () => boolean;
  readonly cut: () => void;
  /** How far it got; a token that was taken as far as the upgrade may be used up. */
  readonly step: () => OpeningStep;
  /** How it ended; undefined while it has not. */
  readonly end: () => SocketEnd | undefined;
};

export type GatewayConnectionEars = {
  readonly onHeard: () => void;
  /** A notification, or something that can only have been meant as one. */
  readonly onFrame: (text: string) => void;
  /** An Error frame that answers no request of ours. */
  readonly onError: (code: string | undefined) => void;
  readonly onEnd: (end: SocketEnd) => void;
};

/** Looks at the head only: most frames are notifications, and are read when their turn comes. */
const headLength = 1000;

/** One socket to the gateway, with the package's own frames told apart from events. */
export function createGatewayConnection(
  newExtension: () => Promise<GatewayExtension>,
  openSocket: OpenSocket,
  ears: GatewayConnectionEars,
): GatewayConnection {
  let ext: GatewayExtension | undefined;
  let socket: GatewaySocket | undefined;
  let isGreeted = false;
  let isCut = false;
  let end: SocketEnd | undefined;

  const owner: SocketOwner = {
    open: openSocket,
    onOpen: (opened) => (socket = opened),
    onFrame: (text, from) => {
      ears.onHeard();
      if (text.slice(0, headLength).includes('"ServerNotification"')) {
        noteRecovery(text);
        ears.onFrame(text);
        return false;
      }
      return isForPackage(text, from);
    },
    onClose: (_, how) => {
      end = how;
      ears.onEnd(how);
    },
  };

  /** The package would throw on frames that it does not expect. */
  function isForPackage(text: string, from: GatewaySocket): boolean {
    const frame = readFrame(text);
    if (frame.kind === 'heartbeat') return false;
    if (frame.kind !== 'answer') {
      ears.onFrame(text);
      return false;
    }
    const { type, messageId } = frame.meta;
    // What comes in the same read as the greeting is handled before anybody who waits for it.
    if (type === 'ConnectionDetails') isGreeted = true;
    if (type === 'Error' && isGreeted && !from.isWaitingFor(messageId)) {
      const code = isLoose(frame.body) ? frame.body['errorCode'] : undefined;
      ears.onError(typeof code === 'string' ? code.slice(0, 60) : undefined);
      return false;
    }
    return true;
  }

  /** The package does not see notifications, which carry the newest recovery token. */
  function noteRecovery(text: string): void {
    const found = readRecovery(text);
    if (
      found !== undefined &&
      ext !== undefined &&
      (ext.wsc === undefined || ext.wsc.sequence < found.sequence)
    )
      ext.wsc = found;
  }

  return {
    greet: async ({ uri, token }, recovery) => {
      ext = await newExtension();
      if (isCut) throw new Error('cut');
      // With a token in its hands the package asks for none itself.
      ext.wsToken = { uri, ws_access_token: token, expires_in: 30 };
      ext.wsTokenExpiresAt = Infinity;
      if (recovery !== undefined) ext.wsc = recovery;
      const takeBack = announceSocket(token, owner);
      try {
        await ext.connect(recovery !== undefined);
      } finally {
        takeBack();
      }
      return readGreeting(ext.connectionDetails, recovery !== undefined);
    },
    request: (method, path, body) =>
      ext === undefined ? Promise.reject(new Error('not greeted yet')) : ext.request(method, path, body),
    heartbeat: (messageId) => socket?.sendPlain(JSON.stringify([{ type: 'Heartbeat', messageId }])),
    recovery: () => ext?.wsc,
    isOpen: () => isGreeted && end === undefined && socket?.readyState === 1,
    cut: () => {
      isCut = true;
      socket?.terminate();
    },
    step: () => {
      if (isGreeted) return 'subscription';
      if (socket === undefined) return 'token';
      return socket.wasOpen ? 'greeting' : 'upgrade';
    },
    end: () => end,
  };
}

function readRecovery(text: string): RecoveryToken | undefined {
  const found = /"wsc"\s*:\s*(\{[^{}]{1,500}\})/.exec(text.slice(0, headLength))?.[1];
  if (found === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(found);
    return isLoose(value) && typeof value['token'] === 'string' && typeof value['sequence'] === 'number'
      ? { token: value['token'], sequence: value['sequence'] }
      : undefined;
  } catch {
    return undefined;
  }
}

function readGreeting(details: unknown, asked: boolean): Greeting {
  const said = isLoose(details) ? details : {};
  const window = said['recoveryTimeout'];
  const size = said['recoveryBufferSize'];
  return {
    recovered: asked && said['recoveryState'] === 'Successful',
    recoveryWindow: typeof window === 'number' && window >= 0 ? window * 1000 : undefined,
    bufferSize: typeof size === 'number' && size > 0 ? size : undefined,
  };
}
