import { afterEach, describe, expect, it } from 'vitest';
import type { ContactCard, ContactOrder, ContactWork } from '../../src/shared/contact.ts';
import type { Contact } from '../../src/simulator/people-types.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const dana = { firstName: 'Dana', lastName: 'Wu', mobilePhone: '(415) 555-0177', notes: 'one\ntwo' };
const contactPath = '/address-book/contact';

async function started(): Promise<void> {
  ringside = await startTestApp();
  await ringside.until(() => ringside.state().people.status === 'ready', 30 * minute);
  await ringside.run(2 * minute);
}
const book = () => ringside.simulator.world.addressBook(ringside.personId);
const alive = (): readonly Contact[] => book().at(book().version());
const fields = () => alive().map((one) => one.fields);
const work = (id: string): ContactWork | undefined =>
  ringside.state().contacts.works.find((one) => one.id === id);
const ends = (id: string): Promise<void> =>
  ringside.until(() => (work(id)?.phase ?? 'working') !== 'working', 3 * minute);
const card = async (id: string): Promise<ContactCard | undefined> => ringside.app.questions.contactCard(id);
const posted = (): number =>
  ringside.sent.filter((one) => one.startsWith('POST') && one.endsWith(contactPath)).length;

async function make(fields: ContactCard = dana, id = 'make'): Promise<string> {
  void ringside.app.commands.saveContact({ id, base: {}, card: fields });
  await ends(id);
  return work(id)?.personId ?? '';
}

async function change(order: ContactOrder): Promise<void> {
  void ringside.app.commands.saveContact(order);
  await ends(order.id);
}

describe('a contact', () => {
  it('is created once, shown at once, and names whoever calls', async () => {
    await started();
    const id = await make();
    void ringside.app.commands.saveContact({ id: 'make', base: {}, card: dana });
    await ringside.run(minute);
    expect(fields()).toEqual([dana]);
    expect(await card(id)).toEqual(dana);
    ringside.simulator.world.telephony.ring({ from: '+14155550177', to: ringside.personId });
    await ringside.until(() => ringside.calls().length === 1);
    expect(ringside.calls()[0]?.party).toMatchObject({ name: 'Dana Wu' });
  });

  it('is taken back for a while', async () => {
    await started();
    await make();
    void ringside.app.commands.undoContactWork('make');
    await ends('make');
    expect(alive()).toEqual([]);
    expect(work('make')?.phase).toBe('undone');
  });

  it('is changed where it was changed, and nowhere else', async () => {
    await started();
    const id = await make();
    const [{ id: contactId } = { id: 0 }] = alive();
    book().replace(contactId, { ...dana, ringtoneIndex: '4', jobTitle: 'Purchasing' });
    await change({ id: 'w', personId: id, base: dana, card: { ...dana, lastName: 'Chen', notes: '' } });
    const { firstName, mobilePhone } = dana;
    expect(fields()).toEqual([
      { firstName, mobilePhone, lastName: 'Chen', ringtoneIndex: '4', jobTitle: 'Purchasing' },
    ]);
    void ringside.app.commands.undoContactWork('w');
    await ends('w');
    expect(fields()).toEqual([{ ...dana, ringtoneIndex: '4', jobTitle: 'Purchasing' }]);
  });

  it('that somebody else changed in the same field is shown both ways, and the person decides', async () => {
    await started();
    const id = await make();
    const [{ id: contactId } = { id: 0 }] = alive();
    book().replace(contactId, { ...dana, lastName: 'Lee' });
    await change({ id: 'w', personId: id, base: dana, card: { ...dana, lastName: 'Chen' } });
    const theirs = { ...dana, lastName: 'Lee' };
    expect(work('w')).toMatchObject({
      phase: 'failed',
      problem: { kind: 'conflict', theirs, fields: ['lastName'] },
    });
    expect(fields()).toEqual([theirs]);
    await change({ id: 'w2', personId: id, base: theirs, card: { ...theirs, lastName: 'Chen' } });
    expect(fields()).toEqual([{ ...dana, lastName: 'Chen' }]);
  });

  it('that was deleted meanwhile is told as gone', async () => {
    await started();
    const id = await make();
    book().remove(alive()[0]!.id);
    await change({ id: 'w', personId: id, base: dana, card: { ...dana, lastName: 'Chen' } });
    expect(work('w')?.problem).toEqual({ kind: 'gone' });
    expect(await ringside.app.questions.person(id)).toBeUndefined();
  });

  it('is deleted, and comes back whole with its place among the favourites', async () => {
    await started();
    const id = await make();
    void ringside.app.commands.setFavourite('star', id, true);
    await ends('star');
    await ringside.run(minute);
    void ringside.app.commands.deleteContact('del', id);
    await ends('del');
    expect(alive()).toEqual([]);
    expect(await ringside.app.questions.person(id)).toBeUndefined();
    void ringside.app.commands.undoContactWork('del');
    await ends('del');
    expect(fields()).toEqual([dana]);
    expect(ringside.simulator.world.favorites(ringside.personId)).toEqual([
      { contactId: String(alive()[0]?.id) },
    ]);
  });

  it('is merged with another into one, and both are there again when that is taken back', async () => {
    await started();
    const first = await make();
    const other = { firstName: 'D.', mobilePhone: '+14155550188', email: 'dana@bay.example' };
    const second = await make(other, 'make2');
    await ringside.run(minute);
    expect(await ringside.app.questions.mergeView(first, second)).toMatchObject({ kept: { id: first } });
    void ringside.app.commands.mergeContacts({ id: 'm', keptId: first, droppedId: second, taken: [] });
    await ends('m');
    expect(fields()).toEqual([{ ...dana, otherPhone: '+14155550188', email: 'dana@bay.example' }]);
    await ringside.run(5_000);
    void ringside.app.commands.undoContactWork('m');
    await ends('m');
    expect(fields()).toEqual([dana, other]);
  });
});

describe('a change whose answer is lost', () => {
  it.each(['reset-after-request', 'rest-done-500'] as const)(
    '%s: is not sent twice: what came of it is looked for',
    async (fault) => {
      await started();
      ringside.simulator.faults.on(fault, { path: contactPath, method: 'POST', count: 1 });
      const id = await make();
      expect(work('make')?.phase).toBe('done');
      expect(id).not.toBe('');
      expect(fields()).toEqual([dana]);
      expect(posted()).toBe(1);
    },
  );

  it('is told as not done where the platform says that nothing came', async () => {
    await started();
    ringside.simulator.faults.on('rest-reset', { path: contactPath, method: 'POST', count: 1 });
    await make();
    expect(work('make')).toMatchObject({ phase: 'failed', problem: { kind: 'nothing-came' } });
    void ringside.app.commands.retryContactWork('make');
    await ends('make');
    expect(fields()).toEqual([dana]);
  });

  it('is told as done where the contact says so', async () => {
    await started();
    const id = await make();
    ringside.simulator.faults.on('reset-after-request', { path: contactPath, method: 'PATCH', count: 1 });
    await change({ id: 'w', personId: id, base: dana, card: { ...dana, lastName: 'Chen' } });
    expect(work('w')?.phase).toBe('done');
    expect(fields()).toEqual([{ ...dana, lastName: 'Chen' }]);
  });
});

describe('a refusal', () => {
  it('for a missing right is told with its name, and changing is not offered any more', async () => {
    await started();
    ringside.simulator.permissions.delete('Contacts');
    await make();
    expect(work('make')?.problem).toMatchObject({ kind: 'right', permission: 'Contacts' });
    expect(ringside.state().contacts.missing).toBe('Contacts');
    expect(alive()).toEqual([]);
  });

  it('of one field is told with the field', async () => {
    await started();
    await make({ firstName: 'Dana', email: 'no address' });
    expect(work('make')?.problem).toMatchObject({ kind: 'refused', field: 'email' });
  });

  it('without a network has changed nothing', async () => {
    await started();
    ringside.simulator.faults.on('network-down');
    await make();
    expect(work('make')?.phase).toBe('failed');
    expect(alive()).toEqual([]);
  });
});

describe('names from strangers', () => {
  it('are one plain line, and are sent back as they were typed', async () => {
    await started();
    const odd = '<img src=x onerror=alert(1)> \u202eeman';
    book().create({ firstName: odd, lastName: '\u0000\u001b[31m', mobilePhone: "'; DROP TABLE person; --" });
    void ringside.app.commands.refreshPeople();
    await ringside.run(2 * minute);
    const { rows } = await ringside.app.questions.people({ text: '', show: 'personal', from: 0, count: 5 });
    expect(rows[0]?.name).toBe('<img src=x onerror=alert(1)> eman [31m');
    expect(rows[0]?.numbers[0]?.number).toBeUndefined();
  });
});

describe('team messaging', () => {
  it('knows a colleague by the id of the extension, and nobody else', async () => {
    await started();
    const { directory } = ringside.simulator.world;
    const user = directory.entries().find(({ type, status }) => type === 'User' && status === 'Enabled');
    const gone = directory.entries().find(({ type, status }) => type === 'User' && status !== 'Enabled');
    const queue = directory.entries().find(({ type }) => type === 'Department');
    const asked = [user, gone, queue].map((one) =>
      Promise.resolve(ringside.app.questions.teamStanding(`company:${one?.id}`)),
    );
    await ringside.run(5_000);
    expect(await Promise.all(asked)).toEqual([
      expect.objectContaining({ kind: 'person', name: `${user?.firstName} ${user?.lastName}` }),
      { kind: 'former' },
      undefined,
    ]);
    expect(ringside.sent.filter((one) => one.includes('/persons/'))).toHaveLength(1);
  });
});
