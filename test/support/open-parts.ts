import type { OpenParts } from '../../src/main/ringcentral/open-request.ts';
import type { FetchLike } from '../../src/main/ringcentral/outside.ts';
import { createRateGate } from '../../src/main/ringcentral/rate-gate.ts';
import { createSeededChance } from './platform-clock.ts';
import { silentTrace } from './platform-fixture.ts';
import { createStillClock, type StillClock } from './still-clock.ts';

export const testServer = 'https://platform.ringcentral.com';

export type OpenPartsInTest = OpenParts & {
  readonly clock: StillClock;
  readonly server: string;
  readonly chance: ReturnType<typeof createSeededChance>;
  /** How often the token was refused and replaced. */
  readonly replaced: () => number;
};

/** Somebody is signed in, and the network is what a test says. Time stands still. */
export function openPartsInTest(fetch: FetchLike): OpenPartsInTest {
  const clock = createStillClock(Date.UTC(2026, 10, 20, 9));
  const chance = createSeededChance();
  let replaced = 0;
  return {
    ...{ clock, chance, fetch, server: testServer, clientId: 'client', tokensOfDemo: false },
    session: {
      fresh: () => Promise.resolve(),
      credentials: () => Promise.resolve({ token: `token-${replaced + 1}`, userAgent: 'Ringside/0.0.0' }),
      replace: () => {
        replaced += 1;
        return Promise.resolve();
      },
    },
    gate: createRateGate(clock, chance),
    trace: silentTrace,
    replaced: () => replaced,
  };
}

/** Lets promises and streams settle; no time passes. */
export async function settled(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
