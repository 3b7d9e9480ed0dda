import type { Limitation } from '../../shared/connection.ts';
import { type Subscribed, subscribeToAll } from './filters.ts';
import {
  createGatewayConnection,
  type GatewayConnection,
  type Greeting,
  type RecoveryToken,
} from './gateway-connection.ts';
import { createExtensions } from './gateway-extensions.ts';
import { failureOfOpening, lossOf } from './gateway-failure.ts';
import { requestThrough } from './gateway-request.ts';
import { createGatewayTokens } from './gateway-token.ts';
import { PlatformError } from './platform-port.ts';
import type { Linked, Transport, TransportParts } from './transport.ts';
import { within } from './within.ts';

/** One connection from the first step towards it until it is gone. */
type Attempt = {
  readonly connection: GatewayConnection;
  /** Its token had been taken before. */
  isSecondHand: boolean;
  greeting: Greeting | undefined;
  isUp: boolean;
  /** It is given back: what still comes counts, its loss does not. */
  isLeaving: boolean;
  /** Since when nobody is interested in it any more, monotonic ms. */
  overAt: number | undefined;
  /** Of the Error frame that announced the end. */
  errorCode: string | undefined;
  /** Events that came over it so far. */
  events: number;
  /** Of a recovered one, until it is judged: how many events were kept for us at most, and since when they come. */
  replay: { readonly most: number; readonly since: number } | undefined;
};

/** The subscription that a recovery would bring back. */
type Held = {
  readonly subscription: Subscribed;
  readonly filters: readonly string[];
  readonly recovery: () => RecoveryToken | undefined;
  /** Ms it waits for us. */
  readonly window: number;
};

/** Ms for the upgrade and the greeting together. */
const openLimit = 15_000;
const subscribeLimit = 15_000;
const goodbyeLimit = 2_000;
/** Where the gateway names none. */
const usualRecoveryWindow = 180_000;
const usualBufferSize = 100;
/** Ms after a recovery in which what was missed comes in. */
const replayMs = 5_000;
const path = '/restapi/v1.0/subscription';

/** The WebSocket gateway, through the official package: one socket at a time, with one subscription on it. */
export function createWebSocketTransport(parts: TransportParts): Transport {
  const { outside, ears, gate } = parts;
  const { clock } = outside;
  const tokens = createGatewayTokens(outside, parts.door);
  const newExtension = createExtensions(outside, parts.session);
  let current: Attempt | undefined;
  let held: Held | undefined;
  let stopWaiting = (): void => undefined;

  function begin(): Attempt {
    const attempt: Attempt = {
      connection: createGatewayConnection(newExtension, outside.openSocket, {
        onHeard: () => {
          if (attempt.overAt === undefined) ears.onHeard();
        },
        onFrame: (text) => {
          if (attempt.overAt !== undefined) return;
          attempt.events += 1;
          ears.onFrame(text);
          judgeReplay(attempt);
        },
        onError: (code = 'unknown') => endAfterError(attempt, code),
        onEnd: ({ error, code }) => lose(attempt, error?.message ?? `closed with ${code}`),
      }),
      ...{ isSecondHand: false, greeting: undefined, isUp: false, isLeaving: false, overAt: undefined },
      ...{ errorCode: undefined, events: 0, replay: undefined },
    };
    return attempt;
  }

  /** Some gateways leave the line open after an Error frame, but nothing more is sure to come. */
  function endAfterError(attempt: Attempt, code: string): void {
    attempt.errorCode = code;
    if (lossOf(undefined, code) === 'broken') held = undefined;
    lose(attempt, `the gateway said ${code}`);
    attempt.connection.cut();
  }

  function lose(attempt: Attempt, why: string): void {
    if (attempt.overAt !== undefined || !attempt.isUp) return;
    attempt.overAt = clock.elapsed();
    if (!attempt.isLeaving) ears.onLost(why, lossOf(attempt.connection.end(), attempt.errorCode));
  }

  /** As many events as are kept at most: older ones were thrown away. */
  function judgeReplay(attempt: Attempt): void {
    const { replay } = attempt;
    if (replay === undefined || attempt.events < replay.most) return;
    attempt.replay = undefined;
    if (clock.elapsed() - replay.since <= replayMs) ears.onOverflow();
  }

  async function link(
    attempt: Attempt,
    filters: readonly string[],
    away: number | undefined,
  ): Promise<Linked> {
    const token = await tokens.take();
    attempt.isSecondHand = token.isSecondHand;
    if (attempt.overAt !== undefined) {
      // Given up meanwhile; the next try may still be in time to use it.
      tokens.giveBack(token);
      throw givenUp();
    }
    const { connection } = attempt;
    const last = away !== undefined && away >= 0 && away < (held?.window ?? 0) ? held : undefined;
    const greeted = connection.greet(token, last?.recovery());
    const greeting = await within(clock, openLimit, greeted, connection.cut).finally(() => {
      if (isTokenUnused(connection)) tokens.giveBack(token);
    });
    attempt.greeting = greeting;
    if (last !== undefined && greeting.recovered) return takeUp(attempt, last, greeting, filters);
    held = undefined;
    return { how: 'new', limitations: await subscribe(attempt, filters) };
  }

  async function takeUp(
    attempt: Attempt,
    last: Held,
    greeting: Greeting,
    filters: readonly string[],
  ): Promise<Linked> {
    attempt.replay = { most: greeting.bufferSize ?? usualBufferSize, since: clock.elapsed() };
    judgeReplay(attempt);
    keep(attempt, last.subscription, last.filters, last.recovery());
    const isSame =
      last.filters.length === filters.length && filters.every((one) => last.filters.includes(one));
    const limitations = isSame ? last.subscription.limitations : await subscribe(attempt, filters);
    return { how: 'recovered', limitations };
  }

  async function subscribe(attempt: Attempt, filters: readonly string[]): Promise<readonly Limitation[]> {
    const subscription = await subscribeToAll(filters, (some) => {
      const body = { eventFilters: some, deliveryMode: { transportType: 'WebSocket' } };
      return requestThrough(attempt.connection, { method: 'POST', path, body, limit: subscribeLimit }, parts);
    });
    keep(attempt, subscription, filters, undefined);
    return subscription.limitations;
  }

  /** @param older the token before a recovery: until the missed events are in, only it brings them back again */
  function keep(
    attempt: Attempt,
    subscription: Subscribed,
    filters: readonly string[],
    older: RecoveryToken | undefined,
  ): void {
    const since = clock.elapsed();
    const isReplayed = (): boolean => (attempt.overAt ?? clock.elapsed()) - since >= replayMs;
    held = {
      ...{ subscription, filters, window: attempt.greeting?.recoveryWindow ?? usualRecoveryWindow },
      recovery: () => (older !== undefined && !isReplayed() ? older : attempt.connection.recovery()),
    };
  }

  function drop(attempt: Attempt | undefined): void {
    if (attempt === undefined) return;
    attempt.overAt ??= clock.elapsed();
    attempt.connection.cut();
  }

  function cut(): void {
    drop(current);
    current = undefined;
    stopWaiting();
  }

  async function open(filters: readonly string[], away: number | undefined): Promise<Linked> {
    cut();
    const attempt = begin();
    current = attempt;
    try {
      return await openOnce(attempt, filters, away);
    } catch (error) {
      const isUsedUp = attempt.isSecondHand && error instanceof PlatformError && isTokenRefused(error);
      if (!isUsedUp || current !== attempt || gate.waitFor('auth', 'line') > 0) throw error;
      current = begin();
      return openOnce(current, filters, away);
    }
  }

  async function openOnce(
    attempt: Attempt,
    filters: readonly string[],
    away: number | undefined,
  ): Promise<Linked> {
    const { connection } = attempt;
    const stopped = new Promise<never>((_, reject) => (stopWaiting = () => reject(givenUp())));
    try {
      const linked = await Promise.race([link(attempt, filters, away), stopped]);
      if (!connection.isOpen()) throw new PlatformError('network', 'closed while it was opened');
      attempt.isUp = true;
      return linked;
    } catch (error) {
      const failure = failureOfOpening(error, connection.end(), connection.step(), clock.now());
      if (isHopeless(failure)) held = undefined;
      drop(attempt);
      throw failure;
    }
  }

  function isOpen(): boolean {
    return (
      current !== undefined && current.isUp && current.overAt === undefined && current.connection.isOpen()
    );
  }

  return {
    name: 'websocket',
    open,
    isOpen,
    probe: () => current?.connection.heartbeat(outside.chance.uuid()),
    setFilters: (filters) =>
      current === undefined || !isOpen() ? Promise.reject(givenUp()) : subscribe(current, filters),
    cut,
    close: async () => {
      const last = current;
      if (
        last !== undefined &&
        isOpen() &&
        held !== undefined &&
        gate.waitFor('medium', 'background') === 0
      ) {
        last.isLeaving = true;
        const gone = `${path}/${held.subscription.id}`;
        const request = { method: 'DELETE', path: gone, limit: goodbyeLimit } as const;
        await requestThrough(last.connection, request, parts).catch(() => undefined);
      }
      // Somebody may have opened a new one meanwhile.
      drop(last);
      if (current === last) {
        held = undefined;
        cut();
      }
    },
  };
}

function isTokenRefused({ step, status }: PlatformError): boolean {
  return step === 'upgrade' && status === 401;
}

/** Good for one connection, which it did not become; unless it is the token that was refused. */
function isTokenUnused(connection: GatewayConnection): boolean {
  const step = connection.step();
  const status = connection.end()?.refusal?.status;
  return step === 'token' || (step === 'upgrade' && status !== 400 && status !== 401 && status !== 403);
}

/** What the gateway itself refused will not get better with the same recovery token. */
function isHopeless({ kind, step, status }: PlatformError): boolean {
  if (step === 'upgrade') return status === 400;
  return step !== 'token' && kind !== 'network' && kind !== 'timeout';
}

function givenUp(): PlatformError {
  return new PlatformError('network', 'given up');
}
