import { Subscriptions } from '@ringcentral/subscriptions';

import type { Limitation } from '../../shared/connection.ts';
import type { Clock } from '../clock.ts';
import { readFrame } from './frame.ts';
import { announceSocket, type default as GatewaySocket, type SocketOwner } from './gateway-socket.ts';
import type { PlatformOutside } from './outside.ts';
import { failureFromFrame } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { RestDoor } from './rest-door.ts';
import type { Session } from './session.ts';
import { isLoose } from './read-values.ts';
import type { Linked } from './transport.ts';
import { isGatewayAllowed, parseGatewayAnswer } from './token-answer.ts';

/** One socket to the gateway at a time, with its subscription. Knows nothing of when to try again. */
export type GatewayLink = {
  /** Tries once. Throws PlatformError; the socket is gone then. */
  readonly open: (lostAt: number | undefined) => Promise<Linked>;
  readonly isOpen: () => boolean;
  readonly sendHeartbeat: () => void;
  /** Cuts the line at once. */
  readonly cut: () => void;
  readonly noteRecoveryToken: (token: string, sequence: number) => void;
  /** Gives the subscription back if that is quick, then cuts. */
  readonly close: () => Promise<void>;
};

export type GatewayLinkParts = {
  readonly outside: PlatformOutside;
  readonly session: Session;
  readonly door: RestDoor;
  readonly onFrame: (text: string) => void;
  /** Any sign of life, answers included. */
  readonly onHeard: () => void;
  readonly onLost: (why: string) => void;
};

type Extension = Awaited<ReturnType<Subscriptions['newWsExtension']>>;

const own = '/restapi/v1.0/account/~/extension/~';
const presenceFilter = `${own}/presence?detailedTelephonyState=true&sipData=true`;
const sessionsFilter = `${own}/telephony/sessions`;

const openLimitMs = 15_000;
const subscribeLimitMs = 15_000;
const goodbyeLimitMs = 2_000;
/** Used where the gateway names none; seconds. */
const usualRecoveryTimeout = 180;

export function createGatewayLink(parts: GatewayLinkParts): GatewayLink {
  const { outside, session, door } = parts;
  const { clock } = outside;
  let extension: Promise<Extension> | undefined;
  let ext: Extension | undefined;
  let current: GatewaySocket | undefined;
  const socket = (): GatewaySocket | undefined => current;
  let subscriptionId: string | undefined;
  let limitations: readonly Limitation[] = [];

  const owner: SocketOwner = {
    open: outside.openSocket,
    onOpen: (opened) => {
      current = opened;
    },
    onFrame: (text, from) => {
      if (from !== current) return false;
      parts.onHeard();
      // Events wait their turn in our own queue; the package would throw on some and parse all of them again.
      if (text.slice(0, 1000).includes('"ServerNotification"') || readFrame(text).kind !== 'answer') {
        parts.onFrame(text);
        return false;
      }
      return true;
    },
    onClose: (closed, why) => {
      if (closed !== current) return;
      current = undefined;
      parts.onLost(why.error ?? `closed with ${why.code}`);
    },
  };

  /** The package's token request goes through our own door; its address is checked before it is used. */
  async function sendForPackage(options: { url?: unknown; method?: unknown }): Promise<Response> {
    const path = String(options.url);
    if (path !== '/restapi/oauth/wstoken') throw new PlatformError('refused', 'an unexpected request');
    const answer = await door.send({ method: 'POST', path, urgency: 'background' });
    const found = parseGatewayAnswer(
      await answer
        .clone()
        .json()
        .catch(() => undefined),
    );
    if (found === undefined) throw new PlatformError('unexpected-answer', 'not a gateway token');
    if (!isGatewayAllowed(found.uri, outside.server, outside.allowHttp))
      throw new PlatformError('refused', 'the gateway is on a host that is not allowed');
    outside.noteSecret?.(found.ws_access_token);
    announceSocket(found.ws_access_token, owner);
    return answer;
  }

  async function createExtension(): Promise<Extension> {
    session.sdk.send = sendForPackage;
    const subscriptions = new Subscriptions({ sdk: session.sdk });
    await subscriptions.init();
    subscriptions.rc.rest.appName = outside.appName;
    subscriptions.rc.rest.appVersion = outside.appVersion;
    // Installing connects at once and starts the package's own recovery; we only want the object.
    subscriptions.rc.installExtension = () => Promise.resolve();
    const made = await subscriptions.newWsExtension();
    made.options.autoRecover = { enabled: false };
    made.rc = subscriptions.rc;
    return made;
  }

  async function connect(made: Extension, recover: boolean): Promise<void> {
    delete made.wsToken;
    delete made.recoverTimestamp;
    if (!recover) delete made.wsc;
    await within(clock, openLimitMs, made.connect(recover), cut);
    if (socket() === undefined) throw new PlatformError('network', 'closed while it was opened');
  }

  async function subscribe(made: Extension, filters: readonly string[]): Promise<unknown> {
    const body = { eventFilters: filters, deliveryMode: { transportType: 'WebSocket' } };
    const asked = made.request('POST', '/restapi/v1.0/subscription', body);
    const answer = await within(clock, subscribeLimitMs, asked, cut);
    return answer.data;
  }

  /** The combined request first; where it is refused as a whole, what cannot be done without. */
  async function subscribeAll(made: Extension): Promise<void> {
    let answer: unknown;
    let refused: readonly string[] = [];
    try {
      answer = await subscribe(made, [presenceFilter, sessionsFilter]);
    } catch (error) {
      const failure = failureFromFrame(error, clock.now());
      if (failure.kind !== 'refused') throw failure;
      answer = await subscribe(made, [presenceFilter]);
      refused = [sessionsFilter];
    }
    const found = readSubscription(answer);
    if (found === undefined) throw new PlatformError('unexpected-answer', 'not a subscription');
    subscriptionId = found.id;
    const names = new Set([...refused, ...found.disabled].map(shortName));
    limitations = [...names].map((filter) => ({ filter, code: undefined, permission: undefined }));
    if (names.has(shortName(presenceFilter)))
      throw new PlatformError('refused', 'own presence is not allowed', { status: 403 });
  }

  function cut(): void {
    socket()?.terminate();
  }

  async function open(lostAt: number | undefined): Promise<Linked> {
    extension ??= createExtension();
    const made = await extension;
    ext = made;
    socket()?.terminate();
    current = undefined;
    const window = made.connectionDetails as { recoveryTimeout?: unknown } | undefined;
    const windowMs =
      (typeof window?.recoveryTimeout === 'number' ? window.recoveryTimeout : usualRecoveryTimeout) * 1000;
    const away = lostAt === undefined ? Infinity : clock.now() - lostAt;
    // An old recovery token must not be tried with a session that is surely gone.
    const recover = subscriptionId !== undefined && made.wsc !== undefined && away >= 0 && away < windowMs;
    if (!recover) subscriptionId = undefined;
    try {
      await connect(made, recover);
      const details = made.connectionDetails as { recoveryState?: unknown } | undefined;
      if (recover && details?.recoveryState === 'Successful') return { how: 'recovered', limitations };
      subscriptionId = undefined;
      await subscribeAll(made);
      if (socket() === undefined) throw new PlatformError('network', 'closed while subscribing');
      return { how: 'new', limitations };
    } catch (error) {
      const failure = failureFromFrame(error, clock.now());
      // Whatever the gateway itself refused will not get better with the same recovery token.
      if (failure.kind !== 'network' && failure.kind !== 'timeout') {
        delete made.wsc;
        subscriptionId = undefined;
      }
      cut();
      throw failure;
    }
  }

  return {
    open,
    isOpen: () => socket()?.readyState === 1,
    sendHeartbeat: () => {
      socket()?.sendPlain(JSON.stringify([{ type: 'Heartbeat', messageId: outside.chance.uuid() }]));
    },
    cut,
    noteRecoveryToken: (token, sequence) => {
      if (ext !== undefined && (ext.wsc === undefined || ext.wsc.sequence < sequence))
        ext.wsc = { token, sequence };
    },
    close: async () => {
      const [made, last, id] = [ext, current, subscriptionId];
      subscriptionId = undefined;
      if (made !== undefined && id !== undefined && last?.readyState === 1) {
        const gone = made.request('DELETE', `/restapi/v1.0/subscription/${id}`);
        await within(clock, goodbyeLimitMs, gone, () => undefined).catch(() => undefined);
      }
      // Somebody may have connected anew meanwhile.
      if (current === last) {
        current = undefined;
        if (made !== undefined) delete made.wsc;
      }
      last?.terminate();
    },
  };
}

function readSubscription(answer: unknown): { id: string; disabled: readonly string[] } | undefined {
  if (!isLoose(answer) || typeof answer['id'] !== 'string' || !/^[\w-]{1,100}$/.test(answer['id']))
    return undefined;
  const disabled: unknown = answer['disabledFilters'];
  const confirmed: unknown = answer['eventFilters'];
  const names = (Array.isArray(disabled) ? (disabled as unknown[]) : []).flatMap((one) =>
    isLoose(one) && typeof one['filter'] === 'string' ? [one['filter']] : [],
  );
  // Without a word why, a filter that is not confirmed is not there either.
  if (Array.isArray(confirmed) && confirmed.length > 0)
    for (const filter of [presenceFilter, sessionsFilter])
      if (!confirmed.some((one) => typeof one === 'string' && shortName(one) === shortName(filter)))
        names.push(filter);
  return { id: answer['id'], disabled: names };
}

/** `/restapi/v1.0/account/1/extension/2/telephony/sessions?x=y` becomes `telephony/sessions`. */
function shortName(filter: string): string {
  const path = filter.split('?', 1)[0] ?? filter;
  return /\/(?:extension\/[^/]+|account\/[^/]+)\/((?!extension\/).+)$/.exec(path)?.[1] ?? path;
}

async function within<Result>(
  clock: Clock,
  ms: number,
  work: Promise<Result>,
  giveUp: () => void,
): Promise<Result> {
  let cancel = (): void => undefined;
  const limit = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => {
      giveUp();
      reject(new PlatformError('timeout', 'no answer in time'));
    });
  });
  // Where the limit wins, the work's own late failure is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}
