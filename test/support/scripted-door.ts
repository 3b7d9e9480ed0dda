import { beforeEach } from 'vitest';

import type { FetchLike } from '../../src/main/ringcentral/outside.ts';
import type { PlatformError } from '../../src/main/ringcentral/platform-port.ts';
import type { RestCall } from '../../src/main/ringcentral/rest-door.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { type DoorInTest, openDoor } from './door-in-test.ts';
import { createPlatformClock, type PlatformClock } from './platform-clock.ts';

export type ScriptedAnswer = (request: Request) => Response | Promise<Response>;

/** A door on virtual time whose requests are answered as each test says. Made anew for each test. */
export type ScriptedDoor = {
  readonly clock: PlatformClock;
  readonly door: DoorInTest;
  /** `METHOD path` of what was asked. */
  readonly came: readonly string[];
  /** Signs in; what is asked then is answered so, the last answer again and again. */
  readonly answering: (...answers: readonly ScriptedAnswer[]) => Promise<void>;
  readonly ask: (call?: Partial<RestCall>) => Promise<unknown>;
  readonly failure: (call?: Partial<RestCall>) => Promise<PlatformError>;
};

export function scriptDoors(): ScriptedDoor {
  let clock = createPlatformClock();
  let came: string[] = [];
  let door: DoorInTest | undefined;

  beforeEach(() => {
    door = undefined;
  });

  const opened = (): DoorInTest => {
    if (door === undefined) throw new Error('nobody has signed in');
    return door;
  };

  return {
    get clock() {
      return clock;
    },
    get came() {
      return came;
    },
    get door() {
      return opened();
    },
    answering: async (...answers) => {
      clock = createPlatformClock();
      const asked: string[] = [];
      came = asked;
      const fetch: FetchLike = async (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        const answer = answers[Math.min(asked.length, answers.length) - 1];
        if (answer === undefined) throw new Error('nothing to answer with');
        return answer(request);
      };
      const simulator = createSimulator({ clock: clock.driven });
      door = await clock.whileWaiting(openDoor({ clock, simulator, fetch }));
    },
    ask: (call) => clock.whileWaiting(opened().ask(call)),
    failure: (call) => clock.whileWaiting(opened().failure(call), 600_000),
  };
}

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): ScriptedAnswer =>
  () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
