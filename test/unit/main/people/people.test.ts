import { describe, expect, it } from 'vitest';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import { colleague, contact, fakePlatform, peopleInTest, type PeopleInTest } from './people-in-test.ts';

const minute = 60_000;
const hour = 60 * minute;
const refusal = (status: number, more: object = {}) =>
  Object.assign(new Error(`${status}`), { status, ...more });
const many = (count: number, make: (id: number) => ReadPerson): ReadPerson[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));

const everybody = { text: '', show: 'everybody', from: 0, count: 200 } as const;
const names = ({ people }: PeopleInTest): readonly string[] =>
  people.page(everybody).rows.map(({ name }) => name);
const contactsAsked = ({ platform }: PeopleInTest) =>
  platform.asked.filter((what) => what.startsWith('contacts'));

describe('the first reading', () => {
  it('brings both lists and the favourites, and says when', async () => {
    const test = peopleInTest({
      platform: fakePlatform({
        contacts: [contact(1, { name: 'Dana Wu' })],
        directory: [colleague(2, { name: 'Ben Ortiz' })],
        favourites: [{ source: 'company', id: '2' }],
      }),
    });
    expect(test.state()).toMatchObject({ status: 'loading', readAt: undefined });
    await test.pass(10_000);
    expect(test.state()).toMatchObject({
      status: 'ready',
      personal: 1,
      company: 1,
      missing: [],
      problem: undefined,
    });
    expect(test.state().readAt).toBeDefined();
    expect(test.people.page(everybody).rows).toMatchObject([
      { id: 'company:2', name: 'Ben Ortiz', favourite: true },
      { id: 'personal:1', name: 'Dana Wu', favourite: false },
    ]);
  });

  it('reads ten thousand of each page by page, and leaves most of the heavy requests to others', async () => {
    const platform = fakePlatform({ contacts: many(10_000, contact), directory: many(10_000, colleague) });
    const test = peopleInTest({ platform });
    await test.pass(minute);
    expect(contactsAsked(test).length).toBeLessThanOrEqual(8);
    expect(test.state()).toMatchObject({ company: 10_000, status: 'loading' });
    await test.pass(12 * minute);
    expect(contactsAsked(test)).toHaveLength(40);
    expect(test.state()).toMatchObject({ personal: 10_000, company: 10_000, status: 'ready' });
  });

  it('cuts longer lists and says so in the log', async () => {
    const platform = fakePlatform({ contacts: many(10_500, contact), directory: many(10_500, colleague) });
    const test = peopleInTest({ platform });
    await test.pass(14 * minute);
    expect(test.state()).toMatchObject({ personal: 10_000, company: 10_000, status: 'ready' });
    expect(test.logLines).toEqual([
      'the directory is longer than is kept',
      'there are more contacts than are kept',
    ]);
  });
});

describe('the next start', () => {
  it('shows what was kept before anything was asked', async () => {
    const first = peopleInTest({
      platform: fakePlatform({ contacts: [contact(1)], directory: [colleague(2)] }),
    });
    await first.pass(10_000);
    first.kill();
    const offline = fakePlatform({ fails: { contacts: refusal(503), directory: refusal(503) } });
    const test = peopleInTest({ disk: first.disk, platform: offline });
    await test.pass(10_000);
    expect(names(test)).toEqual(['Colleague 2', 'Contact 1']);
    expect(test.state()).toMatchObject({ status: 'ready', problem: { status: 503 } });
  });

  it.each([1, 2, 3, 4, 5])('goes on where a kill after page %i ended the first round', async (pages) => {
    const platform = fakePlatform({ contacts: many(1_400, contact), pagesLeft: pages });
    const first = peopleInTest({ platform });
    await first.pass(pages > 4 ? minute / 2 : 5_000);
    first.kill();
    platform.pagesLeft = Infinity;
    platform.asked.length = 0;
    const test = peopleInTest({ disk: first.disk, platform });
    await test.pass(2 * minute);
    expect(contactsAsked(test)[0]).toBe(`contacts page ${pages + 1}`);
    expect(test.state()).toMatchObject({ personal: 1_400, status: 'ready' });
  });

  it('reads all anew where the account is of another country now', async () => {
    const platform = fakePlatform({ contacts: [contact(1)], directory: [colleague(2)] });
    const first = peopleInTest({ platform });
    await first.pass(10_000);
    platform.asked.length = 0;
    const written = first.history.cursors.get('directory') ?? '';
    first.history.cursors.set('directory', written.replace('US', 'GB'));
    first.history.cursors.set('contacts', (first.history.cursors.get('contacts') ?? '').replace('US', 'GB'));
    first.history.write({});
    first.kill();
    const test = peopleInTest({ disk: first.disk, platform });
    await test.pass(10_000);
    expect(platform.asked).toEqual(['directory 1', 'favourites', 'contacts page 1']);
    expect(test.state()).toMatchObject({ personal: 1, company: 1 });
  });
});

describe('contacts that change', () => {
  async function withTwo(): Promise<PeopleInTest> {
    const test = peopleInTest({ platform: fakePlatform({ contacts: [contact(1), contact(2)] }) });
    await test.pass(10_000);
    test.platform.asked.length = 0;
    return test;
  }

  it('are brought up to date every quarter of an hour by what changed', async () => {
    const test = await withTwo();
    test.platform.changes = { put: [contact(1, { name: 'Renamed' }), contact(3)], gone: ['2'] };
    await test.pass(17 * minute);
    expect(contactsAsked(test)).toEqual(['contacts changes']);
    expect(names(test)).toEqual(['Contact 3', 'Renamed']);
  });

  it('are asked for when the person looks, once a minute at most', async () => {
    const test = await withTwo();
    await test.pass(minute);
    for (let second = 0; second < 50; second += 1) {
      test.people.looked();
      await test.pass(1_000);
    }
    expect(contactsAsked(test)).toHaveLength(1);
    await test.pass(2 * minute);
    expect(contactsAsked(test)).toHaveLength(2);
  });

  it('are read as a whole where the token is refused, and nobody who is gone stays', async () => {
    const test = await withTwo();
    test.platform.token = 'refused';
    test.platform.contacts = [contact(2), contact(3)];
    await test.pass(17 * minute);
    expect(contactsAsked(test)).toEqual(['contacts changes', 'contacts page 1']);
    expect(names(test)).toEqual(['Contact 2', 'Contact 3']);
  });

  it('may come as a whole where changes were asked for', async () => {
    const test = await withTwo();
    test.platform.token = 'everything';
    test.platform.contacts = [contact(2), contact(3)];
    await test.pass(17 * minute);
    expect(contactsAsked(test)).toEqual(['contacts changes']);
    expect(names(test)).toEqual(['Contact 2', 'Contact 3']);
  });

  it('nobody goes while a round is under way, and at its end those it did not bring', async () => {
    const test = peopleInTest({ platform: fakePlatform({ contacts: many(2_000, contact) }) });
    await test.pass(3 * minute);
    test.platform.token = 'refused';
    test.platform.contacts = many(1_900, (id) => contact(id + 100));
    await test.pass(14 * minute);
    test.people.looked();
    await test.pass(3_000);
    expect(test.state().personal).toBeGreaterThanOrEqual(1_900);
    await test.pass(3 * minute);
    expect(test.state().personal).toBe(1_900);
    expect(test.people.person('personal:100')).toBeUndefined();
    expect(test.people.person('personal:2000')).toBeDefined();
  });

  it('are read as a whole once a day', async () => {
    const test = await withTwo();
    await test.pass(25 * hour);
    expect(contactsAsked(test).filter((what) => what === 'contacts page 1')).toHaveLength(1);
  });
});

describe('a directory that changes', () => {
  it('is read again an hour later, and no page that is as it was is sent twice', async () => {
    const test = peopleInTest({ platform: fakePlatform({ directory: many(2_500, colleague) }) });
    await test.pass(minute);
    test.platform.asked.length = 0;
    test.platform.directory[1_500] = colleague(1_501, { name: 'Renamed' });
    const before = test.state().version;
    await test.pass(70 * minute);
    expect(test.platform.asked.filter((what) => what.startsWith('directory'))).toEqual([
      'directory 1 unless changed',
      'directory 2 unless changed',
      'directory 3 unless changed',
    ]);
    expect(test.state().version).toBe(before + 1);
    expect(test.people.person('company:1501')?.name).toBe('Renamed');
  });

  it('is read within a minute of an event, at a moment of this computer’s own', async () => {
    const test = peopleInTest({ platform: fakePlatform({ directory: [colleague(1), colleague(2)] }) });
    await test.pass(minute);
    test.platform.directory = [colleague(2)];
    test.people.heard('directory');
    expect(test.state().company).toBe(2);
    await test.pass(minute);
    expect(test.state().company).toBe(1);
  });

  it('that becomes shorter by pages loses those on the last ones', async () => {
    const test = peopleInTest({ platform: fakePlatform({ directory: many(3_200, colleague) }) });
    await test.pass(minute);
    test.platform.directory = many(900, colleague);
    test.people.heard('directory');
    await test.pass(minute);
    expect(test.state().company).toBe(900);
    test.kill();
    const again = peopleInTest({
      disk: test.disk,
      platform: fakePlatform({ fails: { directory: refusal(503) } }),
    });
    await again.pass(10_000);
    expect(again.state().company).toBe(900);
  });

  it('in which somebody moves from page to page has everybody once', async () => {
    const test = peopleInTest({ platform: fakePlatform({ directory: many(2_100, colleague) }) });
    await test.pass(minute);
    test.platform.directory = [colleague(5_000), ...many(2_100, colleague).toSpliced(100, 1)];
    test.people.heard('directory');
    await test.pass(minute);
    expect(test.state().company).toBe(2_100);
    expect(test.people.person('company:101')).toBeUndefined();
    expect(test.people.page({ ...everybody, count: 0 }).total).toBe(2_100);
  });

  it('favourites follow their event at once', async () => {
    const test = peopleInTest({ platform: fakePlatform({ directory: [colleague(1)] }) });
    await test.pass(10_000);
    test.platform.favourites = [{ source: 'company', id: '1' }];
    test.people.heard('favourites');
    await test.pass(10_000);
    expect(test.people.person('company:1')?.favourite).toBe(true);
  });
});

describe('a list that cannot be had', () => {
  it('[E14] for want of a right is named, and the rest works', async () => {
    const test = peopleInTest({
      platform: fakePlatform({
        directory: [colleague(1)],
        fails: { contacts: refusal(403, { permission: 'ReadContacts' }), favourites: refusal(403) },
      }),
    });
    await test.pass(10_000);
    expect(test.state()).toMatchObject({
      status: 'ready',
      missing: ['ReadContacts'],
      problem: undefined,
      company: 1,
    });
    expect(contactsAsked(test)).toHaveLength(1);
    await test.pass(50 * minute);
    expect(contactsAsked(test)).toHaveLength(1);
    test.platform.fails = {};
    await test.pass(20 * minute);
    expect(test.state()).toMatchObject({ missing: [], status: 'ready' });
  });

  it('is said with the number of the request, and tried again less and less often', async () => {
    const failure = refusal(500, { requestId: 'abc' });
    const test = peopleInTest({ platform: fakePlatform({ fails: { directory: failure } }) });
    await test.pass(10_000);
    expect(test.state()).toMatchObject({ status: 'failed', problem: { status: 500, requestId: 'abc' } });
    await test.pass(hour);
    const asked = test.platform.asked.filter((what) => what.startsWith('directory'));
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.length).toBeLessThan(12);
    test.platform.fails = {};
    test.people.refresh();
    await test.pass(10_000);
    expect(test.state()).toMatchObject({ status: 'ready', problem: undefined });
  });

  it('is not asked for before the platform wants to be asked', async () => {
    const failure = refusal(429, { retryAfter: 5 * minute });
    const test = peopleInTest({ platform: fakePlatform({ fails: { contacts: failure } }) });
    await test.pass(10_000);
    await test.pass(4 * minute);
    expect(contactsAsked(test)).toHaveLength(1);
    await test.pass(2 * minute);
    expect(contactsAsked(test)).toHaveLength(2);
  });
});

it('after signing out nobody is there, and what still comes is nobody’s', async () => {
  const test = peopleInTest({
    platform: fakePlatform({ contacts: [contact(1)], directory: [colleague(2)] }),
  });
  await test.pass(2_000);
  test.people.forget();
  await test.pass(hour);
  expect(names(test)).toEqual([]);
  expect(test.state()).toMatchObject({ status: 'empty', personal: 0, company: 0 });
  expect(test.platform.asked).toEqual(['directory 1', 'favourites']);
});

it('everybody who shows names is told when they may have changed', async () => {
  const test = peopleInTest({ platform: fakePlatform({ contacts: [contact(1)] }) });
  await test.pass(10_000);
  const before = test.renamed();
  await test.pass(17 * minute);
  expect(test.renamed()).toBe(before);
  test.platform.changes = { put: [contact(1, { name: 'Renamed' })], gone: [] };
  await test.pass(17 * minute);
  expect(test.renamed()).toBe(before + 1);
});
