import type { ConnectionState, TransportChoice } from '../../shared/connection.ts';
import type { OwnPresence } from '../../shared/presence.ts';
import type { SignedInAccount } from '../../shared/sign-in.ts';
import type { AvailabilityDoor } from './availability-port.ts';
import type { CallControlDoor } from './call-control-port.ts';
import type { ContactDoor } from './contact-port.ts';
import type { FaxDoor } from './fax-port.ts';
import type { MessageDoor } from './message-port.ts';
import type { PeopleDoor } from './people-port.ts';
import type { RingOutDoor } from './ring-out-port.ts';
import type { TeamDoor } from './team-port.ts';
import type {
  ActiveCall,
  CallLogChanges,
  CallLogFrom,
  CallLogPart,
  CallLogPartOf,
  MessageNews,
  PresenceReport,
  SessionReport,
} from './reports.ts';

/** The platform as the rest of the app sees it. One for each signed-in account. */
export type Platform = PeopleDoor &
  ContactDoor &
  TeamDoor &
  AvailabilityDoor &
  RingOutDoor &
  CallControlDoor &
  FaxDoor &
  MessageDoor & {
    readonly signIn: PlatformSignIn;
    readonly events: PlatformEvents;
    readonly readPresence: () => Promise<PresenceReport>;
    readonly writePresence: (change: Partial<OwnPresence>) => Promise<PresenceReport>;
    readonly readActiveCalls: () => Promise<readonly ActiveCall[]>;
    /** All of the call log, or what changed in it since a token was given. */
    readonly syncCallLog: (from: CallLogFrom) => Promise<CallLogChanges>;
    /** The newest calls of a part of the call log, however old it is. */
    readonly readCallLog: (part: CallLogPartOf) => Promise<CallLogPart>;
    readonly readAccount: () => Promise<SignedInAccount>;
    readonly close: () => Promise<void>;
  };

export type PlatformSignIn = {
  /** The address for the browser, with a new verifier and state; the one before is void. */
  readonly begin: (redirectUri: string) => { readonly address: string; readonly state: string };
  /** Exchanges the code. Throws PlatformError. */
  readonly exchange: (code: string, redirectUri: string) => Promise<void>;
  /** True when stored tokens were found and taken over. */
  readonly resume: () => Promise<'resumed' | 'none' | 'unreadable'>;
  /** Who the stored tokens belong to, as last read; known without the network after `resume`. */
  readonly remembered: () => SignedInAccount | undefined;
  /** Best effort on the platform, certain on this computer; works offline. */
  readonly signOut: () => Promise<void>;
  /** The platform ended the session for good (never for network errors, 5xx, 429 or clock jumps). */
  readonly onSessionEnded: (listener: () => void) => void;
};

export type PlatformEvents = {
  readonly connect: () => void;
  /** Skips the waiting time of the next try. */
  readonly tryNow: () => void;
  readonly noteResume: () => void;
  readonly noteSuspend: () => void;
  /** A window became visible or something else makes us doubt: the line is proven within 3 s or replaced. */
  readonly proveLine: () => void;
  /** This computer's network came, changed (`up`) or went away (`down`). */
  readonly noteNetwork: (way: 'up' | 'down') => void;
  /** One is there that was not a moment ago. What comes and goes is given time to settle. */
  readonly noteUnsteady: () => void;
  /** The way events should come; may be changed at any time. */
  readonly chooseTransport: (choice: TransportChoice) => void;
  /** Event filters beside those for calls; may be changed at any time, with no event lost. */
  readonly setFilters: (more: readonly string[]) => void;
  readonly disconnect: () => Promise<void>;
  readonly onState: (listener: (state: ConnectionState) => void) => void;
  readonly onPresence: (listener: (report: PresenceReport) => void) => void;
  readonly onSession: (listener: (report: SessionReport) => void) => void;
  /** The company's directory or the person's favourites have changed. */
  readonly onPeople: (listener: (what: 'directory' | 'favourites') => void) => void;
  /** The message store has changed; what has, is read. */
  readonly onMessages: (listener: (news: MessageNews) => void) => void;
  /** Presence as it was asked for, while no events come. */
  readonly onPolled: (listener: (polled: PolledPresence) => void) => void;
  /** Events may have been missed: read the truth again, then apply what came meanwhile. */
  readonly onGap: (listener: (gap: 'soft' | 'hard') => void) => void;
};

/** The platform's answer. */
export type PolledPresence = {
  readonly report: PresenceReport;
  /** Monotonic ms when it was asked for: what came since is newer. */
  readonly askedAt: number;
};

/** Where the opening of a connection for events failed. */
export type OpeningStep = 'token' | 'upgrade' | 'greeting' | 'subscription';

/** What stands between this computer and the platform, where that is known. */
export type Obstacle = 'name-lookup' | 'captive-portal' | 'proxy' | 'certificate';

export type PlatformErrorDetail = {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly obstacle?: Obstacle | undefined;
  readonly issuer?: string | undefined;
  readonly permission?: string | undefined;
  readonly parameter?: string | undefined;
  readonly step?: OpeningStep | undefined;
  readonly cause?: unknown;
};

/** The one error type of this border. */
export class PlatformError extends Error {
  readonly kind:
    'network' | 'timeout' | 'refused' | 'rate-limited' | 'server' | 'session-ended' | 'unexpected-answer';
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** Milliseconds to wait before the group may be asked again. */
  readonly retryAfter: number | undefined;
  readonly obstacle: Obstacle | undefined;
  /** Who signed the certificate that was refused. */
  readonly issuer: string | undefined;
  /** The permission that is missing, in the platform's spelling. */
  readonly permission: string | undefined;
  /** The part of the request that was refused, in the platform's spelling, e.g. `to.phoneNumber`. */
  readonly parameter: string | undefined;
  /** Where a connection for events could not be opened. */
  readonly step: OpeningStep | undefined;

  constructor(kind: PlatformError['kind'], message: string, detail: PlatformErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'PlatformError';
    this.kind = kind;
    this.status = detail.status;
    this.code = detail.code;
    this.requestId = detail.requestId;
    this.retryAfter = detail.retryAfter;
    this.obstacle = detail.obstacle;
    this.issuer = detail.issuer;
    this.permission = detail.permission;
    this.parameter = detail.parameter;
    this.step = detail.step;
  }

  get mayRetry(): boolean {
    return (
      this.kind === 'network' ||
      this.kind === 'timeout' ||
      this.kind === 'rate-limited' ||
      this.kind === 'server'
    );
  }
}
