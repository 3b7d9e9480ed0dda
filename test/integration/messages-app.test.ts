import { afterEach, describe, expect, it } from 'vitest';
import type { FaxRow } from '../../src/shared/fax.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/start-test-app.ts';

let app: TestApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startTestApp(options);
};
afterEach(() => app.close());

const receive = (different = {}) =>
  app.simulator.world.faxes.receive({
    extensionId: app.personId,
    from: '+14155550177',
    pages: 1,
    ...different,
  });
const rows = async (box: 'received' | 'sent' = 'received'): Promise<readonly FaxRow[]> =>
  (await app.app.questions.faxes({ box, text: '', from: 0, count: 200 })).rows;
const stored = () =>
  app.simulator.world.messages.since(app.personId, 0).filter(({ direction }) => direction === 'Inbound');
const unread = () => app.state().faxes.unread;
const told = () => [...app.desktop.notices.values()].filter(({ title }) => title.startsWith('Fax'));

/** What is shown, held against what the platform has. */
async function expectInStep(): Promise<void> {
  const alive = stored().filter(({ availability }) => availability === 'Alive');
  const shown = await rows();
  expect(shown.map(({ id, unread: isUnread }) => `${id} ${isUnread ? 'Unread' : 'Read'}`).sort()).toEqual(
    alive.map(({ id, readStatus }) => `${id} ${readStatus}`).sort(),
  );
}

describe('received faxes', () => {
  it('that came while the line was gone are there when it is back, and told once', async () => {
    await start();
    const heal = app.simulator.faults.on('network-down');
    receive();
    receive();
    await app.run(300_000);
    expect(unread()).toBe(0);
    heal();
    await app.until(() => unread() === 2, 300_000);
    await app.run(120_000);
    await expectInStep();
  });

  it.each([
    ['[fault 15]', 'event-repeated', {}],
    ['[fault 16]', 'event-reordered', {}],
    ['events that never come', 'event-dropped', {}],
    ['[fault 25]', 'message-late', {}],
    ['[fault 36]', 'message-changed', { count: 1, ms: 5_000 }],
    ['[fault 37]', 'message-deleted', { count: 1, ms: 5_000 }],
    ['[fault 39]', 'slow-pages', {}],
    ['[fault 23]', 'rest-500', { path: '/message-sync', count: 3 }],
    ['[fault 19]', 'rest-429', { path: '/message-sync', count: 1 }],
    ['[fault 17]', 'rest-truncated', { path: '/message-sync', count: 2 }],
  ] as const)('are in step after an hour with %s %s', async (_, fault, options) => {
    await start();
    receive();
    await app.until(() => unread() === 1, 120_000);
    app.simulator.faults.on(fault, options);
    receive();
    receive();
    await app.run(3_700_000);
    await expectInStep();
    expect(app.simulator.world.messages.filteredDeletes()).toBe(0);
  });

  it('[fault 26] are read as a whole again where the token is refused', async () => {
    await start();
    receive();
    await app.until(() => unread() === 1, 120_000);
    app.simulator.faults.on('sync-token-invalid', { path: '/message-sync', count: 1 });
    receive();
    await app.run(120_000);
    await expectInStep();
    expect(told().length).toBeLessThan(3);
  });

  it('[D24] are looked for every few minutes where the platform tells of calls, but not of messages', async () => {
    await start({ until: 'started' });
    app.simulator.permissions.delete('ReadMessages');
    await app.signIn();
    await app.until(() => app.state().connection.phase === 'online');
    app.simulator.permissions.add('ReadMessages');
    expect(app.state().connection.limitations.map(({ filter }) => filter)).toEqual(['message-store']);
    await app.run(10 * 60_000);
    receive();
    await app.run(5 * 60_000);
    expect(app.state().connection.limitations).toHaveLength(1);
    expect(unread()).toBe(1);
  });

  it('are there after a restart without the network', async () => {
    await start();
    receive();
    await app.until(() => unread() === 1, 120_000);
    await app.run(30_000);
    app.simulator.faults.on('network-down');
    app = await app.killAndStart();
    await app.run(10_000);
    const [row] = await rows();
    expect(row).toMatchObject({ unread: true, content: 'kept' });
    const range = { document: { kind: 'fax', faxId: row!.id }, from: 0, count: 5 } as const;
    const part = await app.clock.whileWaiting(Promise.resolve(app.app.questions.documentPart(range)));
    expect(part).toMatchObject({ status: 'ready', kind: 'pdf' });
  });

  it('of whoever signs out stay with nobody', async () => {
    await start();
    receive();
    await app.until(() => unread() === 1, 120_000);
    await app.run(30_000);
    void app.app.commands.signOut();
    await app.until(() => app.state().signIn.phase === 'signed-out');
    expect([await rows(), unread()]).toEqual([[], 0]);
    expect(app.disk.owners()).toEqual([]);
  });
});

describe('what the person does with a fax', () => {
  it('while offline reaches the platform later, the last wish only', async () => {
    await start();
    receive();
    await app.until(() => unread() === 1, 120_000);
    await app.run(30_000);
    const [row] = await rows();
    const heal = app.simulator.faults.on('network-down');
    for (const read of [true, false, true]) await app.app.commands.setFaxRead(row!.id, read);
    expect(unread()).toBe(0);
    await app.run(200_000);
    const before = app.sent.length;
    heal();
    await app.until(() => stored()[0]?.readStatus === 'Read', 300_000);
    await app.run(120_000);
    expect(
      app.sent.slice(before).filter((one) => one.startsWith('PUT') && one.includes('/message-store/')).length,
    ).toBeLessThan(3);
    await expectInStep();
  });

  it('deletes it by its id, after some seconds, and gets it back out of the trash', async () => {
    await start();
    receive();
    receive();
    await app.until(() => unread() === 2, 120_000);
    const [row] = await rows();
    await app.app.commands.deleteFax(row!.id);
    expect((await rows()).length).toBe(1);
    await app.run(3_000);
    expect(stored().every(({ availability }) => availability === 'Alive')).toBe(true);
    await app.run(10_000);
    expect(
      stored()
        .map(({ availability }) => availability)
        .sort(),
    ).toEqual(['Alive', 'Deleted']);
    await app.app.commands.restoreFax(row!.id);
    await app.run(10_000);
    expect(stored().every(({ availability }) => availability === 'Alive')).toBe(true);
    await app.run(60_000);
    await expectInStep();
    expect(app.simulator.world.messages.filteredDeletes()).toBe(0);
  });

  it('elsewhere shows here', async () => {
    await start();
    const { id } = receive();
    await app.until(() => unread() === 1, 120_000);
    app.simulator.world.messages.change(id, { readStatus: 'Read' });
    await app.until(() => unread() === 0, 120_000);
    app.simulator.world.messages.change(id, { availability: 'Deleted' });
    await app.run(30_000);
    expect(await rows()).toEqual([]);
    app.simulator.world.messages.change(id, { availability: 'Alive' });
    await app.run(30_000);
    await expectInStep();
  });
});
