import { pick } from '../identifiers.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { SubscriptionChannel } from '../rest/route.ts';
import type { SimulatorClock } from '../world-types.ts';
import type { Connection } from './socket.ts';
import { notificationFrame, type RecoveryToken } from './frames.ts';

/** What outlives a lost connection: the subscription, and the notifications a recovery brings back. */
export type GatewaySession = {
  readonly handle: string;
  readonly oauth: OAuthSession;
  readonly channel: SubscriptionChannel;
  connection: Connection | undefined;
  subscriptionId: string | undefined;
  subscribedAt: number | undefined;
  lostAt: number | undefined;
  readonly nextWsc: () => RecoveryToken;
  /** Notifications are only buffered until the next replay. */
  readonly hold: () => void;
  /** Sends the buffered notifications after the given sequence, unless the connection is no longer the session's. */
  readonly replay: (connection: Connection, after: number) => void;
};

const wscPrefix = 'sim_wsc_';

/** The recovery token says which session and how far the client had read; what the real one says is unknown. */
export function readWsc(token: string): { handle: string; sequence: number } | undefined {
  const match = /^sim_wsc_([a-z0-9]{16})_(\d{1,15})$/.exec(token);
  return match?.[1] ? { handle: match[1], sequence: Number(match[2]) } : undefined;
}

export function createGatewaySession(options: {
  clock: SimulatorClock;
  oauth: OAuthSession;
  bufferSize: number;
  dropSubscription: (id: string) => void;
}): GatewaySession {
  const handle = pick(options.clock.random, 'abcdefghijklmnopqrstuvwxyz0123456789', 16);
  const buffer: { sequence: number; text: string }[] = [];
  let sequence = 0;
  let holds = false;

  const session: GatewaySession = {
    handle,
    oauth: options.oauth,
    connection: undefined,
    subscriptionId: undefined,
    subscribedAt: undefined,
    lostAt: undefined,
    channel: {
      subscribe(id) {
        // One subscription for each connection: the new one replaces the old one.
        if (session.subscriptionId !== undefined) options.dropSubscription(session.subscriptionId);
        session.subscriptionId = id;
        session.subscribedAt = options.clock.now();
      },
      unsubscribe(id) {
        if (session.subscriptionId === id) session.subscriptionId = undefined;
      },
      notify(uuid, requestId, envelope) {
        const wsc = session.nextWsc();
        const text = notificationFrame(uuid, requestId, wsc, envelope);
        buffer.push({ sequence: wsc.sequence, text });
        if (buffer.length > options.bufferSize) buffer.shift();
        if (!holds) session.connection?.sendNotification(text);
      },
    },
    nextWsc() {
      sequence += 1;
      return { token: `${wscPrefix}${handle}_${sequence}`, sequence };
    },
    hold: () => void (holds = true),
    replay(connection, after) {
      if (session.connection !== connection) return;
      holds = false;
      for (const { sequence: at, text } of buffer) if (at > after) connection.send(text);
    },
  };
  return session;
}
