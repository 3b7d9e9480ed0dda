import { afterEach, describe, expect, it } from 'vitest';

import { createListening, createSignedIn, type ListeningFixture } from '../support/listening-fixture.ts';

let line: ListeningFixture;
afterEach(() => line.close());

const second = 1_000;
const minute = 60 * second;
const own = '/restapi/v1.0/account/~/extension/~';
const usual = ['presence', 'telephony/sessions'];

const run = (ms: number) => line.clock.run(ms);
const filters = () => line.subscriptions().map((names) => [...names].sort());

async function listening(choice: 'websocket' | 'pubnub'): Promise<void> {
  line = await createSignedIn({ simulator: { pubnub: true } });
  line.platform.events.chooseTransport(choice);
  line.platform.events.connect();
  await line.online(20 * second);
}

/** Somebody rings every half second while `meanwhile` happens; answers the calls nobody was told of. */
async function ringingDuring(ms: number, meanwhile: () => void): Promise<readonly string[]> {
  const calls: string[] = [];
  for (let passed = 0; passed < ms; passed += second / 2) {
    const call = line.ring();
    calls.push(call);
    if (passed === second) meanwhile();
    await run(second / 2);
    line.hangUp(call);
  }
  await run(5 * second);
  return calls.filter((call) => line.told(call, 'Ringing') === 0);
}

describe.each(['websocket', 'pubnub'] as const)('filters that change while events come by %s', (choice) => {
  it('are added and taken away without losing an event, in one subscription', async () => {
    await listening(choice);
    const before = line.heard.states.length;
    const lost = await ringingDuring(4 * second, () =>
      line.platform.events.setFilters([`${own}/message-store`]),
    );
    expect(lost).toEqual([]);
    expect(filters()).toEqual([['message-store', ...usual]]);
    const lostAgain = await ringingDuring(4 * second, () => line.platform.events.setFilters([]));
    expect(lostAgain).toEqual([]);
    expect(filters()).toEqual([usual]);
    expect(new Set(line.heard.states.slice(before).map(({ phase }) => phase))).toEqual(new Set(['online']));
    expect(line.heard.gaps).toEqual(['hard']);
  });

  it('and are refused leave the line up, with the filter, the code and the permission named', async () => {
    await listening(choice);
    line.simulator.permissions.delete('ReadMessages');
    line.platform.events.setFilters([`${own}/message-store`]);
    await run(3 * second);
    expect(line.state()).toMatchObject({
      phase: 'online',
      limitations: [{ filter: 'message-store', code: 'CMN-401', permission: 'ReadMessages' }],
    });
    expect(await line.hears()).toBe(true);
  });

  it('and do not exist take none of the others with them', async () => {
    await listening(choice);
    line.platform.events.setFilters([`${own}/no-such-thing`, `${own}/voicemail`]);
    await run(5 * second);
    expect(filters()).toEqual([[...usual, 'voicemail'].sort()]);
    expect(line.state()).toMatchObject({
      phase: 'online',
      limitations: [{ filter: 'no-such-thing', code: 'SUB-508' }],
    });
    expect(await line.hears()).toBe(true);
  });

  it('hold after the line was replaced', async () => {
    await listening(choice);
    line.platform.events.setFilters([`${own}/voicemail`]);
    await run(minute);
    line.simulator.faults.on('recovery-failed');
    line.simulator.killSockets();
    line.simulator.pubNub.killPolls();
    await line.clock.until(() => line.phase() !== 'online', 2 * second);
    await line.online(30 * second);
    expect(filters().at(-1)).toEqual([...usual, 'voicemail']);
  });
});

describe('filters by WebSocket', () => {
  it('[D25] have one subscription at a time, however often they change', async () => {
    line = await createListening();
    for (const name of ['voicemail', 'message-store', 'favorite', 'voicemail'])
      line.platform.events.setFilters([`${own}/${name}`]);
    await run(10 * second);
    expect(filters()).toEqual([[...usual, 'voicemail']]);
    expect(await line.hears()).toBe(true);
  });

  it('that changed while there was no line are asked for with the next one', async () => {
    line = await createListening();
    await run(minute);
    line.simulator.killSockets();
    await line.clock.until(() => line.phase() !== 'online', second);
    line.platform.events.setFilters([`${own}/voicemail`]);
    const call = line.ring();
    await line.online(21 * second);
    await run(2 * second);
    expect(filters()).toEqual([[...usual, 'voicemail']]);
    expect(line.told(call, 'Ringing')).toBeGreaterThan(0);
  });

  it('[D24] [fault 34] own presence is missed at once, and what is left without it is said', async () => {
    line = await createListening();
    await run(minute);
    line.simulator.faults.on('permission-removed', { text: 'ReadPresence' });
    line.simulator.faults.on('recovery-failed');
    line.simulator.killSockets();
    await line.clock.until(() => line.state().reason === 'permission', 25 * second);
    expect(line.state()).toMatchObject({ phase: 'offline', channel: undefined });
    const before = line.socketTokens();
    await run(10 * minute);
    // It was there a moment ago: for a while it is looked for once a minute, and then hardly any more.
    const hopeful = line.socketTokens() - before;
    expect(hopeful).toBeGreaterThanOrEqual(8);
    expect(hopeful).toBeLessThanOrEqual(15);
    await run(10 * minute);
    const later = line.socketTokens();
    await run(14 * minute);
    expect(line.socketTokens() - later).toBeLessThanOrEqual(1);
    line.simulator.faults.clear();
    line.platform.events.tryNow();
    await line.online(10 * second);
  });
});
