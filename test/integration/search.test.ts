import { afterEach, describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchQuery } from '../../src/shared/search.ts';
import { searchGroups } from '../../src/shared/search.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const dana = { firstName: 'Dana', lastName: 'Wu', company: 'Bay Clinic', mobilePhone: '(415) 555-0177' };
const [name, number] = ['Dana Wu', '+14155550177'];

const find = async (different: Partial<SearchQuery>): Promise<SearchAnswer> =>
  ringside.app.questions.search({ text: '', groups: searchGroups, ...different });

/** Somebody whom only the address book knows calls and gives up after twenty seconds. */
async function missedCall(from: string): Promise<void> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ from, to: ringside.personId });
  await ringside.run(20_000);
  telephony.hangUp(id);
  await ringside.run(minute);
}

async function somebodyInTheBook(): Promise<void> {
  ringside.simulator.world.addressBook(ringside.personId).create(dana);
  await ringside.run(20 * minute);
}

describe('one search', () => {
  it('finds a person, their call and a note on it by name, after another start and without the network', async () => {
    ringside = await startTestApp();
    await somebodyInTheBook();
    await missedCall(number);
    const [call] = (await find({ text: name, groups: ['calls'] })).calls;
    expect(call).toMatchObject({ party: { number: { e164: number } }, ending: { kind: 'missed' } });
    await ringside.app.commands.writeNote({ kind: 'call', key: call?.key ?? '' }, 'Wants the revised quote');
    await ringside.run(minute);
    ringside.simulator.faults.on('network-down');
    ringside = await ringside.killAndStart();
    await ringside.run(minute);
    const { people, calls } = await find({ text: name });
    expect(people[0]?.name).toBe(name);
    expect(calls.map(({ id }) => id)).toContain(call?.id);
    expect((await find({ text: 'revis' })).notes).toMatchObject([
      { text: 'Wants the revised quote', call: { id: call?.id } },
    ]);
    const narrowed = { whom: name, missed: true, direction: 'inbound', groups: ['calls'] } as const;
    expect((await find(narrowed)).calls).toHaveLength(1);
    expect((await find({ ...narrowed, until: call?.startedAt ?? 0 })).calls).toEqual([]);
  });

  it('knows nothing of whoever has signed out', async () => {
    ringside = await startTestApp();
    await somebodyInTheBook();
    await missedCall(number);
    void ringside.app.commands.signOut();
    await ringside.run(minute);
    expect(await find({ text: name })).toEqual({ people: [], calls: [], notes: [], faxes: [] });
  });
});
