import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

async function missedCall(name: string): Promise<string> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ from: '+12125550100', fromName: name, to: ringside.personId });
  await ringside.run(10_000);
  telephony.hangUp(id);
  await ringside.until(
    () => ringside.state().today.rows.some((row) => row.id === id || row.telephonySessionId === id),
    90_000,
  );
  await ringside.run(60_000);
  return id;
}

const phase = () => ringside.state().keeping.export.phase;

describe('an export', () => {
  it('[I22] holds the calls with their notes, and no name of a stranger becomes a formula', async () => {
    ringside = await startTestApp();
    const id = await missedCall('=cmd|calc');
    await ringside.app.commands.writeNote({ kind: 'call', key: id }, 'Wants "the" quote');
    await ringside.run(2_000);
    await ringside.app.commands.exportKept('calls', 'csv');
    await ringside.until(() => phase() === 'saved', 30_000);
    const { name, text } = ringside.desktop.saved.at(-1) ?? { name: '', text: '' };
    expect(name).toBe('ringside-calls.csv');
    const row = text.split('\r\n').find((line) => line.includes('Wants'));
    expect(row).toContain(`"inbound","'=cmd|calc","+12125550100"`);
    expect(row).toContain('"missed"');
    expect(row).toMatch(/"Wants ""the"" quote"$/);
  });

  it('is JSON that reads back, of notes as well', async () => {
    ringside = await startTestApp();
    const id = await missedCall('Ada Lovelace');
    await ringside.app.commands.writeNote({ kind: 'call', key: id }, 'Wants the quote');
    await ringside.app.commands.writeNote({ kind: 'party', partyKey: '+12125550100' }, 'Prefers mornings');
    await ringside.run(2_000);
    for (const what of ['calls', 'notes'] as const) {
      await ringside.app.commands.exportKept(what, 'json');
      await ringside.until(() => phase() === 'saved', 30_000);
      await ringside.run(1);
    }
    const [calls, notes] = ringside.desktop.saved.slice(-2).map(({ text }) => JSON.parse(text) as unknown);
    expect(calls).toMatchObject({
      calls: expect.arrayContaining([expect.objectContaining({ note: 'Wants the quote' })]) as unknown,
    });
    expect(notes).toMatchObject({ notes: [{ text: 'Wants the quote' }, { text: 'Prefers mornings' }] });
  });
});

describe('deleting everything that is saved here', () => {
  it('takes notes for good, and reads what RingCentral still has again, without a new sign-in', async () => {
    ringside = await startTestApp();
    const id = await missedCall('Ada Lovelace');
    await ringside.app.commands.writeNote({ kind: 'call', key: id }, 'Wants the quote');
    await ringside.run(2_000);
    expect(await ringside.app.questions.keptUse()).toMatchObject({ notes: 1 });
    await ringside.app.commands.deleteEverythingKept();
    await ringside.run(1);
    expect(ringside.state().keeping.deletion).toBe('done');
    expect(await ringside.app.questions.keptUse()).toMatchObject({ notes: 0 });
    expect(ringside.state().signIn.phase).toBe('signed-in');
    await ringside.until(
      () => ringside.state().today.rows.some((row) => row.telephonySessionId === id),
      90_000,
    );
    await ringside.until(() => ringside.state().people.status === 'ready', 90_000);
    // Calls come as before.
    const next = await missedCall('Grace Hopper');
    expect(ringside.alerts()).toContain(next);
  });
});
