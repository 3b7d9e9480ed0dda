import { pick, type Random } from '../identifiers.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { SubscriptionChannel } from '../rest/route.ts';
import type { Connection } from './socket.ts';
import { notificationFrame, type RecoveryToken } from './frames.ts';

/** What outlives a lost connection: the subscription, and the notifications a recovery brings back. */
export type GatewaySession = {
  readonly handle: string;
  readonly oauth: OAuthSession;
  readonly channel: SubscriptionChannel;
  connection: Connection | undefined;
  subscriptionId: string | undefined;
  lostAt: number | undefined;
  readonly nextWsc: () => RecoveryToken;
  /** Buffered notifications after the given sequence. */
  readonly since: (sequence: number) => readonly string[];
};

const wscPrefix = 'sim_wsc_';

/** The recovery token says which session and how far the client had read; what the real one says is unknown. */
export function readWsc(token: string): { handle: string; sequence: number } | undefined {
  const match = /^sim_wsc_([a-z0-9]{16})_(\d{1,15})$/.exec(token);
  return match?.[1] ? { handle: match[1], sequence: Number(match[2]) } : undefined;
}

export function createGatewaySession(options: {
  random: Random;
  oauth: OAuthSession;
  bufferSize: number;
  dropSubscription: (id: string) => void;
}): GatewaySession {
  const handle = pick(options.random, 'abcdefghijklmnopqrstuvwxyz0123456789', 16);
  const buffer: { sequence: number; text: string }[] = [];
  let sequence = 0;

  const session: GatewaySession = {
    handle,
    oauth: options.oauth,
    connection: undefined,
    subscriptionId: undefined,
    lostAt: undefined,
    channel: {
      subscribe(id) {
        // One subscription for each connection: the new one replaces the old one.
        if (session.subscriptionId !== undefined) options.dropSubscription(session.subscriptionId);
        session.subscriptionId = id;
      },
      unsubscribe(id) {
        if (session.subscriptionId === id) session.subscriptionId = undefined;
      },
      notify(uuid, requestId, envelope) {
        const wsc = session.nextWsc();
        const text = notificationFrame(uuid, requestId, wsc, envelope);
        buffer.push({ sequence: wsc.sequence, text });
        if (buffer.length > options.bufferSize) buffer.shift();
        session.connection?.sendNotification(text);
      },
    },
    nextWsc() {
      sequence += 1;
      return { token: `${wscPrefix}${handle}_${sequence}`, sequence };
    },
    since: (after) => buffer.filter((one) => one.sequence > after).map((one) => one.text),
  };
  return session;
}
