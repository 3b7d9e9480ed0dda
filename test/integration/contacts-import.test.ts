import { afterEach, describe, expect, it } from 'vitest';
import type { ImportState } from '../../src/shared/contacts-state.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const cardOf = (name: string, number: string): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${name};;;;\r\nTEL;TYPE=CELL:${number}\r\nEND:VCARD\r\n`;
const cards = (count: number): string =>
  Array.from({ length: count }, (_, at) => cardOf(`Person ${at}`, `+1212555${String(1000 + at)}`)).join('');

const importing = (): ImportState => ringside.state().contacts.importing;
const book = () => ringside.simulator.world.addressBook(ringside.personId);
const names = (): readonly unknown[] =>
  book()
    .at(book().version())
    .map(({ fields }) => fields['lastName']);
const phaseIs = (phase: ImportState['phase'], within = minute): Promise<void> =>
  ringside.until(() => importing().phase === phase, within);

async function started(text: string, before: readonly string[] = []): Promise<void> {
  ringside = await startTestApp();
  for (const name of before) book().create({ lastName: name, mobilePhone: '+12125551000' });
  await ringside.until(() => ringside.state().people.status === 'ready', 30 * minute);
  await ringside.run(2 * minute);
  ringside.desktop.picked.text = { kind: 'read', text };
  void ringside.app.commands.chooseContactsFile();
}

describe('a file of contacts', () => {
  it('is shown first: five of them, who is there already, and how long it takes', async () => {
    await started(cards(13), ['Person 0']);
    await phaseIs('preview');
    expect(importing()).toMatchObject({ total: 13, twins: 1, unread: 0, minutes: 2 });
    const { rows } = importing() as Extract<ImportState, { phase: 'preview' }>;
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ name: 'Person 0', twin: 'Person 0' });
    expect(names()).toEqual(['Person 0']);
  });

  it('is added without those who are there, each once, within what the platform takes', async () => {
    await started(cards(13), ['Person 0']);
    await phaseIs('preview');
    void ringside.app.commands.startImport('leave-out');
    await phaseIs('done', 10 * minute);
    expect(importing()).toMatchObject({ added: 12, refused: 0, unsure: 0, undo: 'possible' });
    expect(names()).toHaveLength(13);
    expect(new Set(names()).size).toBe(13);
    expect((await ringside.app.questions.counters())['rate-limited']).toBe(0);
    expect(ringside.state().people.personal).toBe(13);
  });

  it('that was a mistake is taken back', async () => {
    await started(cards(4));
    await phaseIs('preview');
    void ringside.app.commands.startImport('add');
    await phaseIs('done', 10 * minute);
    void ringside.app.commands.undoImport();
    await ringside.until(() => JSON.stringify(importing()).includes('undone'), minute);
    expect(names()).toEqual([]);
    expect(ringside.state().people.personal).toBe(0);
  });

  it('waits while there is no network, goes on by itself, and loses nobody', async () => {
    await started(cards(4));
    await phaseIs('preview');
    const heal = ringside.simulator.faults.on('network-down');
    void ringside.app.commands.startImport('add');
    await ringside.run(2 * minute);
    expect(importing()).toMatchObject({ phase: 'running', added: 0 });
    heal();
    await phaseIs('done', 15 * minute);
    expect(names().toSorted()).toEqual(['Person 0', 'Person 1', 'Person 2', 'Person 3']);
  });

  it('is stopped, and what was added stays', async () => {
    await started(cards(30));
    await phaseIs('preview');
    void ringside.app.commands.startImport('add');
    await ringside.until(() => names().length >= 3, 5 * minute);
    void ringside.app.commands.stopImport();
    await phaseIs('done', 2 * minute);
    expect(importing()).toMatchObject({ stopped: 'by-person' });
    const added = names().length;
    await ringside.run(3 * minute);
    expect(names()).toHaveLength(added);
    expect(importing()).toMatchObject({ added });
  });

  it.each([
    ['no card', { kind: 'read', text: 'hello' }, 'no-card'],
    ['too large', { kind: 'too-large' }, 'too-large'],
    ['not to be read', { kind: 'failed' }, 'not-there'],
  ] as const)('[I22] that is %s says so and adds nothing', async (_, text, why) => {
    await started('');
    await phaseIs('unreadable');
    ringside.desktop.picked.text = text;
    void ringside.app.commands.chooseContactsFile();
    await ringside.until(() => JSON.stringify(importing()).includes(why), minute);
    expect(importing()).toEqual({ phase: 'unreadable', why });
    expect(names()).toEqual([]);
  });
});

describe('all contacts', () => {
  it('are saved as a file that is read back as they were', async () => {
    await started('');
    book().create({ firstName: 'Ada', lastName: 'Lovelace', mobilePhone: '+12125550100', notes: 'a\nb; c' });
    void ringside.app.commands.refreshPeople();
    await ringside.run(2 * minute);
    ringside.simulator.faults.on('network-down');
    void ringside.app.commands.exportContacts();
    await ringside.run(1_000);
    const [saved] = ringside.desktop.saved;
    expect(saved?.name).toBe('Contacts.vcf');
    expect(saved?.text).toContain('N:Lovelace;Ada;;;\r\n');
    expect(saved?.text).toContain('NOTE:a\\nb\\; c\r\n');
  });
});
