import { describe, expect, it } from 'vitest';

import { usualFilters } from '../../../../src/main/ringcentral/filters.ts';
import { createLine } from '../../../../src/main/ringcentral/line.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import {
  createTransportSwitch,
  type SwitchNews,
  type TransportSwitch,
} from '../../../../src/main/ringcentral/transport-switch.ts';
import type { TransportName } from '../../../../src/shared/connection.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { createFakeTransport, type FakeTransport, sameChance, settle } from './fake-transport.ts';

const minute = 60_000;
const upgradeRefused = new PlatformError('server', '403', { status: 403, step: 'upgrade' });
const notGranted = new PlatformError('refused', '400 CMN-101', { status: 400, code: 'CMN-101' });

type Fixture = {
  readonly clock: StillClock;
  readonly websocket: FakeTransport;
  readonly pubnub: FakeTransport;
  readonly lines: TransportSwitch;
  readonly news: SwitchNews[];
  readonly proofs: () => number;
  restWorks: boolean;
};

function fixture(): Fixture {
  const clock = createStillClock(Date.UTC(2026, 8, 14, 9));
  const chance = sameChance(0.5);
  const transports: Readonly<Record<TransportName, FakeTransport>> = {
    websocket: createFakeTransport('websocket'),
    pubnub: createFakeTransport('pubnub'),
  };
  const news: SwitchNews[] = [];
  let proofs = 0;
  const made: Fixture = {
    ...{ clock, ...transports, news, restWorks: true, proofs: () => proofs },
    lines: createTransportSwitch({
      ...{ clock, chance, log: silentLog },
      makeLine: (name, tell) =>
        createLine({
          ...{ clock, chance, log: silentLog, makeTransport: transports[name].make, tell },
          ...{ filters: () => usualFilters, leastWait: () => 0, life: undefined },
          ...{ onFrame: () => undefined, onHeard: () => undefined, onOverflow: () => undefined },
        }),
      proveRest: () => {
        proofs += 1;
        return Promise.resolve(made.restWorks);
      },
      tell: (one) => news.push(one),
    }),
  };
  return made;
}

/** Time in which both lines that are up give signs of life. */
function pass({ clock, websocket, pubnub }: Fixture, ms: number): void {
  for (let left = ms; left > 0; left -= 20_000) {
    clock.pass(Math.min(20_000, left));
    websocket.hears();
    pubnub.hears();
  }
}

/** The WebSocket's upgrade is refused three times; PubNub is tried now. */
async function blocked(): Promise<Fixture> {
  const made = fixture();
  made.lines.start();
  for (let count = 0; count < 3; count += 1) {
    await made.websocket.fails(upgradeRefused);
    if (count < 2) made.clock.pass(20_000);
  }
  return made;
}

async function onPubNub(): Promise<Fixture> {
  const made = await blocked();
  await made.pubnub.links();
  return made;
}

const opens = ({ asked }: FakeTransport) => asked.filter((one) => one === 'open').length;

describe('changing the transport by itself', () => {
  it('begins with the WebSocket and leaves PubNub alone', async () => {
    const made = fixture();
    made.lines.start();
    await made.websocket.links();
    pass(made, 24 * 60 * minute);
    expect(made.pubnub.asked).toEqual([]);
    expect(made.proofs()).toBe(0);
  });

  it('takes PubNub where upgrades are refused while REST works', async () => {
    const made = await blocked();
    expect(made.proofs()).toBe(1);
    expect(opens(made.pubnub)).toBe(1);
    await made.pubnub.links();
    expect(made.news.at(-1)).toMatchObject({ kind: 'up', name: 'pubnub', wasUp: false });
    const before = opens(made.websocket);
    pass(made, 30 * minute);
    expect(opens(made.websocket)).toBe(before);
  });

  it('does not where REST does not work either', async () => {
    const made = fixture();
    made.restWorks = false;
    made.lines.start();
    for (let count = 0; count < 6; count += 1) {
      await made.websocket.fails(upgradeRefused);
      made.clock.pass(60_000);
    }
    expect(made.proofs()).toBeGreaterThan(1);
    expect(made.pubnub.asked).toEqual([]);
  });

  it('keeps trying the WebSocket while PubNub is not open, and the first to be up wins', async () => {
    const made = await blocked();
    made.clock.pass(60_000);
    await made.websocket.links();
    expect(made.news.at(-1)).toMatchObject({ kind: 'up', name: 'websocket' });
    expect(made.pubnub.asked).toEqual(['open', 'cut']);
  });

  it('does not ask again for hours for a PubNub that was not granted', async () => {
    const made = await blocked();
    await made.pubnub.fails(notGranted);
    for (let count = 0; count < 60; count += 1) {
      made.clock.pass(60_000);
      await made.websocket.fails(upgradeRefused);
    }
    expect(opens(made.pubnub)).toBe(1);
    expect(opens(made.websocket)).toBeGreaterThan(30);
  });

  it('tries the WebSocket every hour, and closes PubNub only when that is open', async () => {
    const made = await onPubNub();
    pass(made, 59 * minute);
    const before = opens(made.websocket);
    pass(made, 2 * minute);
    expect(opens(made.websocket)).toBe(before + 1);
    expect(made.pubnub.isOpen()).toBe(true);
    await made.websocket.links();
    expect(made.news.at(-1)).toMatchObject({ kind: 'up', name: 'websocket', wasUp: true });
    // What is on its way over the old line still comes.
    expect(made.pubnub.isOpen()).toBe(true);
    made.clock.pass(3_000);
    expect(made.pubnub.asked.at(-1)).toBe('close');
    expect(made.websocket.isOpen()).toBe(true);
  });

  it('stays on PubNub where the WebSocket is refused again, and says nothing of the try', async () => {
    const made = await onPubNub();
    const before = made.news.length;
    pass(made, 61 * minute);
    await made.websocket.fails(upgradeRefused);
    pass(made, 10 * minute);
    expect(made.news.slice(before).filter(({ kind }) => kind !== 'planned')).toEqual([]);
    expect(made.pubnub.isOpen()).toBe(true);
    const tried = opens(made.websocket);
    pass(made, 51 * minute);
    expect(opens(made.websocket)).toBe(tried + 1);
  });

  it('tries the WebSocket at once where PubNub breaks and does not come back', async () => {
    const made = await onPubNub();
    made.pubnub.loses();
    const before = opens(made.websocket);
    for (let count = 0; count < 3; count += 1) {
      made.clock.pass(30_000);
      await made.pubnub.fails();
    }
    expect(opens(made.websocket)).toBe(before + 1);
  });
});

describe('the person’s choice', () => {
  it('begins with PubNub where that was chosen', async () => {
    const made = fixture();
    made.lines.choose('pubnub');
    made.lines.start();
    await made.pubnub.links();
    pass(made, 5 * 60 * minute);
    expect(made.websocket.asked).toEqual([]);
  });

  it('changes over while the first line stands, without a break', async () => {
    const made = fixture();
    made.lines.start();
    await made.websocket.links();
    made.lines.choose('pubnub');
    expect(made.websocket.isOpen()).toBe(true);
    await made.pubnub.links();
    expect(made.news.at(-1)).toMatchObject({ kind: 'up', name: 'pubnub', wasUp: true });
    made.clock.pass(3_000);
    expect(made.websocket.asked.at(-1)).toBe('close');
    expect(made.news.some(({ kind }) => kind === 'lost')).toBe(false);
  });

  it('may change again while both are open', async () => {
    const made = fixture();
    made.lines.start();
    await made.websocket.links();
    made.lines.choose('pubnub');
    await made.pubnub.links();
    made.lines.choose('websocket');
    await made.websocket.links();
    made.clock.pass(3_000);
    expect([made.websocket.isOpen(), made.pubnub.isOpen()]).toEqual([true, false]);
    expect(made.news.at(-1)).toMatchObject({ kind: 'up', name: 'websocket', wasUp: true });
    expect(made.news.some(({ kind }) => kind === 'lost')).toBe(false);
  });

  it('is silent about the loss of a line that was leaving anyway', async () => {
    const made = fixture();
    made.lines.start();
    await made.websocket.links();
    made.lines.choose('pubnub');
    await made.pubnub.links();
    const before = made.news.length;
    made.websocket.loses();
    made.clock.pass(25_000);
    expect(made.news.length).toBe(before);
    expect(opens(made.websocket)).toBe(1);
  });

  it('holds even where the chosen one cannot be had', async () => {
    const made = fixture();
    made.lines.start();
    await made.websocket.links();
    made.lines.choose('pubnub');
    await made.pubnub.fails(notGranted);
    expect(made.websocket.asked.at(-1)).toBe('close');
    expect(made.news.map(({ kind }) => kind).slice(-3)).toEqual(['lost', 'failed', 'planned']);
    made.clock.pass(20 * minute);
    expect(opens(made.pubnub)).toBe(2);
    expect(opens(made.websocket)).toBe(1);
  });

  it('of what works best goes back to the WebSocket soon', async () => {
    const made = await onPubNub();
    made.lines.choose('pubnub');
    const before = opens(made.websocket);
    pass(made, 90 * minute);
    expect(opens(made.websocket)).toBe(before);
    made.lines.choose('automatic');
    made.clock.pass(1);
    expect(opens(made.websocket)).toBe(before + 1);
  });

  it('of the other one ends a change that had begun', async () => {
    const made = await blocked();
    made.lines.choose('websocket');
    expect(made.pubnub.asked).toEqual(['open', 'cut']);
    await settle();
    made.clock.pass(minute);
    expect(opens(made.websocket)).toBeGreaterThan(3);
  });
});

describe('once stopped', () => {
  it('nothing is tried and nothing is told any more', async () => {
    const made = await onPubNub();
    const before = made.news.length;
    await made.lines.stop();
    made.clock.pass(24 * 60 * minute);
    await settle();
    expect(made.news.length).toBe(before);
    expect(made.pubnub.asked.at(-1)).toBe('close');
    expect(made.clock.pending()).toBe(0);
  });
});
