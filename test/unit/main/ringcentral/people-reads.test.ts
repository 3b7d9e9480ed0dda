import { describe, expect, it } from 'vitest';
import type {
  ContactsPage,
  DirectoryPage,
  ReadPerson,
} from '../../../../src/main/ringcentral/people-port.ts';
import { createPeopleDoor } from '../../../../src/main/ringcentral/people-reads.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import type { RestCall } from '../../../../src/main/ringcentral/rest-door.ts';
import { answer, scriptDoors } from '../../../support/scripted-door.ts';

/** A door that notes what it is asked, and answers with these bodies in turn. */
function door(...bodies: readonly unknown[]) {
  const asked: RestCall[] = [];
  const next = (call: RestCall): Promise<unknown> => {
    const body = bodies[Math.min(asked.length, bodies.length - 1)];
    asked.push(call);
    return body instanceof Error ? Promise.reject(body) : Promise.resolve(body);
  };
  const send = async (call: RestCall): Promise<Response> => {
    const body = await next(call);
    return body instanceof Response ? body : Response.json(body);
  };
  return { asked, people: createPeopleDoor({ ask: next, send }) };
}

const refused = (status: number): PlatformError => new PlatformError('refused', String(status), { status });

const ben = {
  id: '1300459005',
  type: 'User',
  status: 'Enabled',
  firstName: 'Ben',
  lastName: 'Ortiz',
  jobTitle: 'Support lead',
  department: 'Support',
  email: 'ben.ortiz@larkspur.example',
  extensionNumber: '102',
  account: { id: '1300456004', companyName: 'Larkspur', mainNumber: { phoneNumber: '+16505550100' } },
  phoneNumbers: [{ phoneNumber: '+16505550112', type: 'VoiceFax', usageType: 'DirectNumber' }],
};
const dana = {
  id: 623045005,
  availability: 'Alive',
  firstName: 'Dana',
  lastName: 'Wu',
  company: 'Bay Clinic',
  jobTitle: 'Purchasing',
  mobilePhone: '+14155550177',
  businessFax: '(415) 555-0188',
};

const entriesOf = (page: DirectoryPage): readonly ReadPerson[] => (page.kind === 'page' ? page.people : []);
const contactsOf = (page: ContactsPage): readonly ReadPerson[] =>
  page.kind === 'refused' ? [] : page.people;

async function readEntry(entry: unknown): Promise<ReadPerson | undefined> {
  return entriesOf(await door({ records: [entry] }).people.readDirectory(1, undefined))[0];
}
async function readContact(contact: unknown): Promise<ReadPerson | undefined> {
  return contactsOf(await door({ records: [contact] }).people.syncContacts({}))[0];
}

describe('the directory', () => {
  it('is asked for by pages of a thousand, and says who belongs to which company', async () => {
    const { people, asked } = door({ records: [ben], paging: { page: 3, totalPages: 4 } });
    const page = await people.readDirectory(3, '"before"');
    expect(asked).toEqual([
      {
        method: 'GET',
        path: '/restapi/v1.0/account/~/directory/entries',
        query: { page: '3', perPage: '1000' },
        urgency: 'background',
        ifNoneMatch: '"before"',
      },
    ]);
    expect(page).toEqual({
      kind: 'page',
      people: [
        {
          id: '1300459005',
          source: 'company',
          kind: 'person',
          name: 'Ben Ortiz',
          company: 'Larkspur',
          department: 'Support',
          jobTitle: 'Support lead',
          email: 'ben.ortiz@larkspur.example',
          extensionNumber: '102',
          numbers: [{ label: 'direct', written: '+16505550112' }],
          inactive: false,
          accountId: '1300456004',
        },
      ],
      companies: [{ accountId: '1300456004', name: 'Larkspur', mainNumber: '+16505550100' }],
      etag: undefined,
      hasMore: true,
    });
  });

  it.each<[string, unknown, boolean]>([
    ['the platform names a next page', { records: [ben], navigation: { nextPage: { uri: 'x' } } }, true],
    ['it names pages, and no next one', { records: [ben], navigation: {}, paging: { totalPages: 9 } }, false],
    ['pages are counted', { records: [ben], paging: { totalPages: 1 } }, false],
    ['nothing is said and the page is full', { records: Array.from({ length: 1000 }, () => ben) }, true],
    ['nothing is said and the page is not full', { records: [ben] }, false],
    ['the page is empty whatever it says', { records: [], paging: { totalPages: 9 } }, false],
  ])('has more pages or not: %s', async (_, body, hasMore) => {
    expect(await door(body).people.readDirectory(1, undefined)).toMatchObject({ hasMore });
  });

  it('is unchanged where the platform says so', async () => {
    const { people } = door(new PlatformError('unexpected-answer', '304', { status: 304 }));
    expect(await people.readDirectory(1, '"x"')).toEqual({ kind: 'unchanged' });
  });

  it('hands on the etag of an answer, unless it could not be sent back', async () => {
    const withTag = (etag: string): Response => Response.json({ records: [] }, { headers: { etag } });
    expect(await door(withTag('"a-1"')).people.readDirectory(1, undefined)).toMatchObject({ etag: '"a-1"' });
    expect(await door(withTag('a b')).people.readDirectory(1, undefined)).toMatchObject({ etag: undefined });
  });

  it.each<[string, object, Partial<ReadPerson>]>([
    [
      'a queue',
      { type: 'Department', name: 'Support', firstName: undefined, lastName: undefined },
      { kind: 'queue', name: 'Support' },
    ],
    ['a room', { type: 'Room', name: 'Aquarium' }, { kind: 'room', name: 'Aquarium' }],
    ['a park location', { type: 'ParkLocation', name: 'Park 1' }, { kind: 'other' }],
    ['a kind that nobody knew', { type: 'Hologram' }, { kind: 'other' }],
    ['somebody who does not use it yet', { status: 'NotActivated' }, { inactive: true }],
    ['an id that is a number', { id: 1300459005 }, { id: '1300459005' }],
    ['an extension that is a number', { extensionNumber: 102 }, { extensionNumber: '102' }],
    ['an extension that is a word', { extensionNumber: 'ten' }, { extensionNumber: undefined }],
    ['no name, but a mail address', { firstName: '', lastName: ' ' }, { name: 'ben.ortiz@larkspur.example' }],
    ['no numbers at all', { phoneNumbers: null }, { numbers: [] }],
    ['a hidden number', { phoneNumbers: [{ phoneNumber: '+16505550112', hidden: true }] }, { numbers: [] }],
    [
      'a fax number',
      { phoneNumbers: [{ phoneNumber: '+1', type: 'FaxOnly' }] },
      { numbers: [{ label: 'fax', written: '+1' }] },
    ],
    [
      'the main number',
      { phoneNumbers: [{ phoneNumber: '+1', usageType: 'MainCompanyNumber' }] },
      { numbers: [{ label: 'company', written: '+1' }] },
    ],
    ['a name over two lines', { firstName: 'Ben\nX', lastName: '\u202eOrtiz' }, { name: 'Ben X Ortiz' }],
  ])('tells of %s', async (_, different, expected) => {
    expect(await readEntry({ ...ben, ...different })).toMatchObject(expected);
  });

  it.each<[string, unknown]>([
    ['no object', 'Ben'],
    ['without an id', { ...ben, id: undefined }],
    ['with an id that leads elsewhere', { ...ben, id: '../x' }],
    ['that is hidden', { ...ben, hidden: true }],
    ['that stands for a site', { ...ben, type: 'Site' }],
    ['with nothing to show', { id: '5' }],
  ])('leaves out what is %s', async (_, entry) => {
    expect(await readEntry(entry)).toBeUndefined();
  });
});

describe('contacts', () => {
  it('are read from the beginning, then page by page, then by what changed', async () => {
    const { people, asked } = door(
      { records: [dana], syncInfo: { syncType: 'FSync', syncToken: 't1' }, nextPageId: 2 },
      { records: [], syncInfo: { syncType: 'FSync', syncToken: 't1' } },
      { records: [{ id: 7, availability: 'Purged' }], syncInfo: { syncType: 'ISync', syncToken: 't2' } },
    );
    expect(await people.syncContacts({})).toMatchObject({ kind: 'everything', token: 't1', nextPage: '2' });
    expect(await people.syncContacts({ page: '2' })).toMatchObject({ nextPage: undefined });
    expect(await people.syncContacts({ token: 't1' })).toEqual({
      ...{ kind: 'changes', people: [], gone: ['7'], token: 't2', nextPage: undefined },
    });
    expect(asked.map(({ query }) => query)).toEqual([
      { syncType: 'FSync', perPage: '250' },
      { syncType: 'FSync', pageId: '2', perPage: '250' },
      { syncType: 'ISync', syncToken: 't1', perPage: '250' },
    ]);
  });

  it('may all come where changes were asked for', async () => {
    const { people } = door({ records: [dana], syncInfo: { syncType: 'FSync', syncToken: 't9' } });
    expect(await people.syncContacts({ token: 'old' })).toMatchObject({ kind: 'everything', token: 't9' });
  });

  it('must be read anew where the token or the page is refused', async () => {
    expect(await door(refused(400)).people.syncContacts({ token: 'old' })).toEqual({ kind: 'refused' });
    expect(await door(refused(400)).people.syncContacts({ page: '4' })).toEqual({ kind: 'refused' });
    await expect(door(refused(400)).people.syncContacts({})).rejects.toMatchObject({ status: 400 });
    await expect(door(refused(403)).people.syncContacts({ token: 'x' })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('have their numbers as they were typed, in the order in which people are called', async () => {
    expect(await readContact(dana)).toEqual({
      id: '623045005',
      source: 'personal',
      kind: 'person',
      name: 'Dana Wu',
      company: 'Bay Clinic',
      department: undefined,
      jobTitle: 'Purchasing',
      email: undefined,
      extensionNumber: undefined,
      numbers: [
        { label: 'mobile', written: '+14155550177' },
        { label: 'fax', written: '(415) 555-0188' },
      ],
      inactive: false,
      accountId: undefined,
      card: {
        ...{ firstName: 'Dana', lastName: 'Wu', company: 'Bay Clinic', jobTitle: 'Purchasing' },
        ...{ mobilePhone: '+14155550177', businessFax: '(415) 555-0188' },
      },
    });
  });

  it.each<[string, object, string | undefined]>([
    ['the nickname', { id: 1, nickName: 'Dee', company: 'Bay' }, 'Dee'],
    ['the company', { id: 1, company: 'Bay Clinic' }, 'Bay Clinic'],
    ['the mail address', { id: 1, email2: 'd@bay.example' }, 'd@bay.example'],
    ['the number', { id: 1, homePhone: '555' }, '555'],
    ['nothing', { id: 1, notes: 'x' }, undefined],
    ['nothing where the id is missing', { firstName: 'Dana' }, undefined],
  ])('without a name go by %s', async (_, contact, name) => {
    expect((await readContact(contact))?.name).toBe(name);
  });
});

describe('favourites', () => {
  it('come in the order of their places', async () => {
    const { people } = door({
      records: [
        { id: 2, contactId: '623045005' },
        { id: 1, extensionId: 1300459005, accountId: '1300456004' },
        { id: 3 },
        'odd',
      ],
    });
    expect(await people.readFavourites()).toEqual([
      { source: 'company', id: '1300459005' },
      { source: 'personal', id: '623045005' },
    ]);
  });
});

it.each<[string, (people: ReturnType<typeof createPeopleDoor>) => Promise<unknown>]>([
  ['the directory', (people) => people.readDirectory(1, undefined)],
  ['contacts', (people) => people.syncContacts({})],
  ['favourites', (people) => people.readFavourites()],
])('[E11] an answer that is no list of %s is said to be none', async (_, read) => {
  for (const body of [[], null, { records: {} }, { message: 'no' }])
    await expect(read(door(body).people)).rejects.toMatchObject({ kind: 'unexpected-answer' });
});

describe('through the real door', () => {
  const scripted = scriptDoors();

  it('an etag is sent, and 304 is an answer like any other', async () => {
    const sent: (string | null)[] = [];
    await scripted.answering(
      (request) => {
        sent.push(request.headers.get('if-none-match'));
        return answer(200, { records: [ben] }, { etag: '"one"' })(request);
      },
      (request) => {
        sent.push(request.headers.get('if-none-match'));
        return new Response(null, { status: 304, headers: { etag: '"one"' } });
      },
    );
    const { readDirectory } = createPeopleDoor(scripted.door.door);
    const first = await scripted.clock.whileWaiting(readDirectory(1, undefined));
    expect(first).toMatchObject({ kind: 'page', etag: '"one"' });
    expect(await scripted.clock.whileWaiting(readDirectory(1, '"one"'))).toEqual({ kind: 'unchanged' });
    expect(sent).toEqual([null, '"one"']);
    expect(scripted.came).toHaveLength(2);
  });
});
