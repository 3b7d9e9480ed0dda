import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Clock } from '../../src/main/clock.ts';
import type { FetchLike } from '../../src/main/ringcentral/outside.ts';
import type { PlatformError } from '../../src/main/ringcentral/platform-port.ts';
import { createRateGate } from '../../src/main/ringcentral/rate-gate.ts';
import { createRestDoor, type RestCall, type RestDoor } from '../../src/main/ringcentral/rest-door.ts';
import { createSession, type Session } from '../../src/main/ringcentral/session.ts';
import type { RequestEntry } from '../../src/shared/inspection.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createPlatformClock, createSeededChance } from './platform-clock.ts';
import { createFakeSecrets, redirectUri, silentLog } from './platform-fixture.ts';
import { realClock } from './real-clock.ts';

/** The REST door of somebody who is signed in, in front of whatever a test puts there. */
export type DoorInTest = {
  readonly door: RestDoor;
  readonly session: Session;
  readonly ask: (call?: Partial<RestCall>) => Promise<unknown>;
  /** How a call failed; fails itself where it did not. */
  readonly failure: (call?: Partial<RestCall>) => Promise<PlatformError>;
  readonly requests: readonly RequestEntry[];
  readonly counts: ReadonlyMap<string, number>;
  /** How often the platform ended the session. */
  readonly ended: () => number;
};

export const presence: RestCall = {
  method: 'GET',
  path: '/restapi/v1.0/account/~/extension/~/presence',
  urgency: 'background',
};

type Options = {
  readonly clock?: Clock;
  readonly simulator?: Simulator;
  readonly appName?: string;
  /** Everything but signing in. */
  readonly fetch: FetchLike;
};

export async function openDoor(options: Options): Promise<DoorInTest> {
  const clock = options.clock ?? realClock;
  const simulator = options.simulator ?? createSimulator({ clock: createPlatformClock().driven });
  const requests: RequestEntry[] = [];
  const counts = new Map<string, number>();
  const chance = { ...createSeededChance(), fraction: () => 0.01 };
  const gate = createRateGate(clock, chance);
  const session = createSession(
    {
      ...{ server: simulator.url, clientId: simulator.clientId, tokensOfDemo: true },
      ...{ clock, chance, log: silentLog, secrets: createFakeSecrets() },
      ...{ appName: options.appName ?? 'Ringside', appVersion: '0.0.0' },
      fetch: (request, init) =>
        new URL(request.url).pathname.startsWith('/restapi/oauth/')
          ? simulator.fetch(request, init)
          : options.fetch(request, init),
      trace: {
        note: (entry) => {
          if (entry.kind === 'request') requests.push(entry);
        },
        count: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
      },
    },
    gate,
    () => undefined,
  );
  let ended = 0;
  session.onSessionEnded(() => (ended += 1));
  const code = new URL(simulator.sign.allow(session.begin(redirectUri).address)).searchParams.get('code');
  await session.exchange(code ?? '', redirectUri);
  requests.length = 0;
  const door = createRestDoor({ session, gate, clock, chance, sdkSend: session.sdk.send });
  const ask = (call: Partial<RestCall> = {}): Promise<unknown> => door.ask({ ...presence, ...call });
  return {
    ...{ door, session, ask, requests, counts },
    failure: (call) =>
      ask(call).then(
        (answer) => {
          throw new Error(`answered ${JSON.stringify(answer)}`);
        },
        (error: unknown) => error as PlatformError,
      ),
    ended: () => ended,
  };
}

export type OddServer = {
  readonly origin: string;
  /** `METHOD path` of what came. */
  readonly came: readonly string[];
  /** Sends a request for the platform here instead, by the real network. */
  readonly fetch: FetchLike;
  readonly close: () => Promise<void>;
};

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that answers as a test wants, the first answer first and the last again and again. */
export async function startOddServer(...answers: readonly Answer[]): Promise<OddServer> {
  const came: string[] = [];
  const server: Server = createServer((request, response) => {
    came.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answers[Math.min(came.length, answers.length) - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, came },
    fetch: (request, init) => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(`${origin}${pathname}${search}`, request), init);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An answer as the platform gives it. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}
