import { afterEach, describe, expect, it } from 'vitest';
import type { PeoplePage, PeopleQuery, Person } from '../../src/shared/person.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const dana = { firstName: 'Dana', lastName: 'Wu', company: 'Bay Clinic', mobilePhone: '(415) 555-0177' };
const caller = { from: '+14155550177', fromName: 'D WU PURCH' };

const peopleAre = (status: 'ready' | 'failed'): Promise<void> =>
  ringside.until(() => ringside.state().people.status === status, 30 * minute);
const ask = async (query: Partial<PeopleQuery> = {}): Promise<PeoplePage> =>
  ringside.app.questions.people({ text: '', show: 'everybody', from: 0, count: 200, ...query });
const person = async (id: string): Promise<Person | undefined> => ringside.app.questions.person(id);
const total = async (show: PeopleQuery['show']): Promise<number> => (await ask({ show, count: 0 })).total;
const readsOf = (end: string): number => ringside.sent.filter((one) => one.endsWith(end)).length;

/** Rings until the app has it, and answers who it says is calling. */
async function ring(): Promise<unknown> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ ...caller, to: ringside.personId });
  await ringside.until(() => ringside.calls().some(({ phase }) => phase === 'ringing'));
  const [call] = ringside.calls();
  telephony.hangUp(id);
  await ringside.run(minute);
  return call?.party;
}

describe('the people', () => {
  it('are there soon after signing in: contacts, colleagues, favourites', async () => {
    ringside = await startTestApp({ world: demoOptions });
    await peopleAre('ready');
    const { people } = ringside.state();
    expect(people.personal).toBeGreaterThan(30);
    expect(people).toMatchObject({ missing: [], problem: undefined });
    expect(await total('everybody')).toBe((await total('personal')) + (await total('company')));
    expect(await total('departments')).toBeGreaterThan(0);
    expect(await total('favourites')).toBeGreaterThan(0);
    expect((await ask({ text: 'lovelace' })).rows[0]).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('name whoever calls on the card, in the notification and in the list, from the first moment', async () => {
    ringside = await startTestApp();
    ringside.simulator.world.addressBook(ringside.personId).create(dana);
    await ringside.run(20 * minute);
    expect(await ring()).toMatchObject({ name: 'Dana Wu', networkName: 'D WU PURCH' });
    const shown = ringside.desktop.noticeSteps.find(
      ({ step, urgency }) => step === 'shown' && urgency === 'critical',
    );
    expect(JSON.stringify(shown)).toContain('Dana Wu');
    expect(ringside.state().today.rows[0]?.party).toMatchObject({
      name: 'Dana Wu',
      networkName: 'D WU PURCH',
      identity: { detail: 'Bay Clinic', label: 'mobile' },
    });
  });

  it('change under a ringing call, which shows it and rings no second time', async () => {
    ringside = await startTestApp();
    await peopleAre('ready');
    await ringside.run(2 * minute);
    const { telephony, addressBook } = ringside.simulator.world;
    telephony.ring({ ...caller, to: ringside.personId });
    await ringside.until(() => ringside.calls().length === 1);
    addressBook(ringside.personId).create(dana);
    void ringside.app.commands.refreshPeople();
    await ringside.until(() => ringside.state().people.personal === 1);
    expect(ringside.calls()[0]?.party).toMatchObject({ name: 'Dana Wu' });
    expect(ringside.state().card.spoken).toBe('The caller is Dana Wu, Bay Clinic.');
    expect(ringside.alerts()).toHaveLength(1);
  });

  it('of the company’s main line are the company', async () => {
    ringside = await startTestApp();
    await peopleAre('ready');
    const { account, telephony } = ringside.simulator.world;
    telephony.ring({ from: account.mainNumber, to: ringside.personId });
    await ringside.until(() => ringside.calls().length === 1);
    expect(ringside.calls()[0]?.party).toMatchObject({ name: account.company });
  });

  it('follow the directory’s event within a minute, and their favourites’ at once', async () => {
    ringside = await startTestApp();
    await peopleAre('ready');
    await ringside.run(6 * minute);
    const { directory, setFavorites } = ringside.simulator.world;
    const [entry] = directory.entries().filter(({ type }) => type === 'User');
    directory.put({ ...entry!, firstName: 'Newly', lastName: 'Named' });
    setFavorites(ringside.personId, [{ extensionId: entry!.id }]);
    await ringside.run(10_000);
    expect(await person(`company:${entry!.id}`)).toMatchObject({ favourite: true });
    await ringside.run(minute);
    expect(await person(`company:${entry!.id}`)).toMatchObject({ name: 'Newly Named' });
  });

  it('that go from the contacts are gone at the next look', async () => {
    ringside = await startTestApp();
    const book = ringside.simulator.world.addressBook(ringside.personId);
    const { id } = book.create(dana);
    await peopleAre('ready');
    expect(await person(`personal:${id}`)).toMatchObject({ name: 'Dana Wu' });
    book.remove(id, 'Purged');
    await ringside.run(2 * minute);
    ringside.desktop.lookAtMain();
    await ringside.run(5_000);
    expect(await person(`personal:${id}`)).toBeUndefined();
  });
});

describe('ten thousand contacts and ten thousand colleagues', () => {
  it('are read within the budget, and are there at once after another start without a network', async () => {
    ringside = await startTestApp({ world: { contacts: 10_000, directory: 9_900 }, silent: true });
    await peopleAre('ready');
    const { personal, company } = ringside.state().people;
    expect(personal).toBe(10_000);
    expect(company).toBeGreaterThan(9_900);
    const { counters } = ringside.app.questions;
    expect((await counters())['rate-limited']).toBe(0);
    ringside.simulator.faults.on('network-down');
    ringside = await ringside.killAndStart();
    await ringside.run(5_000);
    expect(ringside.state().people).toMatchObject({ personal, company, status: 'ready' });
  });
});

describe('trouble', () => {
  it.each(['sync-token-invalid', 'sync-overflow'] as const)(
    '[fault 26] [fault 27] %s reads the contacts anew',
    async (fault) => {
      ringside = await startTestApp();
      const book = ringside.simulator.world.addressBook(ringside.personId);
      book.create(dana);
      await peopleAre('ready');
      const heal = ringside.simulator.faults.on(fault, { path: '/address-book-sync' });
      book.create({ firstName: 'Later' });
      await ringside.run(20 * minute);
      heal();
      await ringside.run(20 * minute);
      expect(ringside.state().people).toMatchObject({ personal: 2, status: 'ready' });
    },
  );

  it.each([
    ['host', 300],
    ['itself', 250],
    ['endless', 300],
  ])('[E21] a next page that is wrong (%s) ends the reading', async (code, personal) => {
    ringside = await startTestApp({ until: 'started', world: { contacts: 300 } });
    ringside.simulator.faults.on('next-page', { path: '/address-book-sync', code });
    await ringside.signIn();
    await peopleAre('ready');
    await ringside.run(5 * minute);
    expect(ringside.state().people.personal).toBe(personal);
    expect(readsOf('/address-book-sync')).toBeLessThanOrEqual(3);
  });

  it('more changes than a page holds come as a whole', async () => {
    ringside = await startTestApp();
    const book = ringside.simulator.world.addressBook(ringside.personId);
    const first = book.create(dana);
    await peopleAre('ready');
    book.remove(first.id);
    for (let n = 0; n < 300; n += 1) book.create({ firstName: `Person ${n}` });
    await ringside.run(20 * minute);
    expect(ringside.state().people.personal).toBe(300);
  });

  it('[E14] without the right to read contacts the directory is there, and the right is named', async () => {
    ringside = await startTestApp({ until: 'started' });
    ringside.simulator.permissions.delete('ReadContacts');
    await ringside.signIn();
    await peopleAre('ready');
    expect(ringside.state().people).toMatchObject({ missing: ['ReadContacts'], personal: 0 });
    expect(ringside.state().people.company).toBeGreaterThan(0);
  });

  it.each(['/directory/', '/address-book-sync'])(
    '[E10] a web page instead of %s harms nobody',
    async (path) => {
      ringside = await startTestApp({ until: 'started' });
      const heal = ringside.simulator.faults.on('rest-html', { path });
      await ringside.signIn();
      await peopleAre('failed');
      expect(await ring()).toMatchObject({ name: 'D WU PURCH' });
      heal();
      await peopleAre('ready');
    },
  );

  it('signing out leaves nobody behind', async () => {
    ringside = await startTestApp({ world: demoOptions });
    await peopleAre('ready');
    void ringside.app.commands.signOut();
    await ringside.until(() => ringside.state().signIn.phase === 'signed-out');
    expect(ringside.state().people).toMatchObject({ status: 'empty', personal: 0, company: 0 });
    expect((await ask()).total).toBe(0);
    expect(ringside.disk.owners()).toEqual([]);
    const asked = readsOf('/address-book-sync');
    await ringside.run(60 * minute);
    expect(readsOf('/address-book-sync')).toBe(asked);
  });
});
