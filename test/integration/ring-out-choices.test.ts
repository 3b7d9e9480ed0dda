import { afterEach, describe, expect, it } from 'vitest';
import { customer, lineOf, type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: RingOutApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startRingOutApp({ settings: { calls: { askForOne: false } }, ...options });
};
afterEach(() => app.close());

const ended = (): boolean => app.shown()?.ending !== undefined;
const made = () => app.simulator.world.ringOuts.truth();
const phoneOf = (kind: string) => app.state().phones.phones.find((phone) => phone.kind === kind)!;
const settle = () => app.run(300);

describe('what is dialled', () => {
  it.each(['911', '112', '+911', '+112', '0', '*67', 'tel:+14155550177', '', '+1', '123456789012345678'])(
    '[A22] %s never becomes a call, whatever a window sends',
    async (to) => {
      await start();
      app.call(to);
      await app.run(5_000);
      expect([made(), app.state().ringOuts, app.asked('POST')]).toEqual([[], [], 0]);
    },
  );

  it('is a colleague, by extension', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 2, calleeSeconds: 3, talkSeconds: 5 });
    app.call('102');
    await app.until(ended);
    expect(app.shown()).toMatchObject({
      target: { kind: 'extension', to: '102' },
      ending: { kind: 'finished' },
    });
    expect(app.truth()?.to).toBe('102');
  });

  it('is remembered, newest first and each once', async () => {
    await start();
    for (const to of [customer, '102', customer]) {
      app.plan({ outcome: 'caller-busy' });
      app.call(to);
      await app.until(ended);
      await app.run(31_000);
    }
    expect(app.state().recentTargets.map(({ target }) => target.to)).toEqual([customer, '102']);
  });
});

describe('after a new start', () => {
  it('those called last are known, and the phone that was used', async () => {
    await start();
    app.plan({ outcome: 'caller-busy' });
    app.call('102', { fromId: phoneOf('mobile').id });
    await app.until(ended);
    const next = await app.killAndStart();
    await next.until(() => next.state().phones.status === 'ready', 60_000);
    expect(next.state().recentTargets.map(({ target }) => target.to)).toEqual(['102']);
    expect(next.state().phones.chosenId).toBe(phoneOf('mobile').id);
    expect(next.state().phones.chosenBecause).toBe('last-used');
    await next.close();
  });
});

describe('a second call', () => {
  it('is not placed while one is under way, unless the person wants it beside', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 20 });
    app.call();
    app.call();
    await settle();
    app.call('102');
    await settle();
    expect(made().map(({ to }) => to)).toEqual([customer]);
    app.call('102', { beside: true });
    await settle();
    expect(made().map(({ to }) => to)).toEqual([customer, '102']);
    expect(app.state().ringOuts.map(({ target }) => target.to)).toEqual([customer, '102']);
  });

  it('to the same number follows its own call, not that of the other one', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 3, calleeSeconds: 4, talkSeconds: 10 });
    app.call();
    await app.run(6_000);
    app.plan({ outcome: 'caller-no-answer', callerSeconds: 25 });
    app.call(customer, { beside: true, fromId: phoneOf('mobile').id });
    await app.until(() => app.state().ringOuts.every(({ ending }) => ending !== undefined), 90_000);
    expect(app.state().ringOuts.at(-1)?.ending?.kind).toBe('own-no-answer');
    expect(new Set(app.calls().map(({ id }) => id)).size).toBe(2);
  });
});

describe('trying again', () => {
  it('places another one to the same number from the same phone', async () => {
    await start();
    app.plan({ outcome: 'busy' });
    app.call(customer, { fromId: phoneOf('mobile').id });
    await app.until(ended);
    await app.app.commands.retryRingOut(app.shown()!.id);
    await settle();
    expect(made().map(({ to, from }) => [to, from])).toEqual(
      [1, 2].map(() => [customer, phoneOf('mobile').number]),
    );
    expect(app.state().ringOuts).toHaveLength(1);
  });

  it('from another phone stops the first one before', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 30 });
    app.call(customer, { fromId: phoneOf('desk-phone').id });
    await app.run(3_000);
    void app.app.commands.retryRingOut(app.shown()!.id, phoneOf('mobile').id);
    await app.run(5_000);
    const [first, second] = made();
    expect(first?.cancelledAt).toBeLessThanOrEqual(second?.createdAt ?? 0);
    expect(second).toMatchObject({ to: customer, from: phoneOf('mobile').number });
    expect(app.shown()).toMatchObject({ phase: 'own-phone-rings', from: { kind: 'mobile' } });
  });

  it('does nothing for one whose other side rings already', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 2, calleeSeconds: 60 });
    app.call();
    await app.until(() => app.shown()?.phase === 'their-phone-rings');
    await app.app.commands.retryRingOut(app.shown()!.id, phoneOf('mobile').id);
    await settle();
    expect(made()).toHaveLength(1);
  });
});

describe('my own first leg', () => {
  const quirks = [
    {},
    { ringOutLegsInbound: true },
    { ringOutLegsInbound: true, withoutPlus: true, maskedNumbers: true },
  ];
  it.each(quirks)('is never announced as a call to me: %j', async (quirk) => {
    await start({ world: { quirks: quirk } });
    for (const { id } of app.state().phones.phones) {
      app.plan({ outcome: 'answered', callerSeconds: 3, calleeSeconds: 3, talkSeconds: 3 });
      app.call(customer, { fromId: id });
      await app.until(() => app.truth()?.from !== undefined && ended(), 60_000);
      await app.run(60_000);
    }
    expect(app.alerts()).toEqual([]);
    expect(made()).toHaveLength(app.state().phones.phones.length);
    expect(app.calls().every(({ direction }) => direction === 'outbound')).toBe(true);
    expect(app.state().missedCount).toBe(0);
  });

  it.each([
    ['presence', 'telephony/sessions'],
    ['telephony/sessions', 'presence'],
  ])('is not announced where %s comes first and %s late', async (_first, second) => {
    await start({ world: { quirks: { ringOutLegsInbound: true } } });
    app.simulator.faults.on('event-late', { path: second, ms: 8_000 });
    app.plan({ outcome: 'answered', callerSeconds: 8, calleeSeconds: 3, talkSeconds: 3 });
    app.call();
    await app.until(ended, 60_000);
    expect(app.simulator.faults.strikes('event-late')).toBeGreaterThan(1);
    expect(app.alerts()).toEqual([]);
  });

  it('hides nobody who really calls me meanwhile', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 15 });
    app.call();
    await app.run(3_000);
    const { world } = app.simulator;
    const calls = [customer, '+12125550199'].map((from) => world.telephony.ring({ from, to: app.personId }));
    await app.run(3_000);
    expect([...app.alerts()].sort()).toEqual([...calls].sort());
  });
});

describe('the phone that rings first', () => {
  it('is the setting’s, the rule’s on this network, and the one used last where nothing is said', async () => {
    await start();
    const [desk, mobile] = [phoneOf('desk-phone'), phoneOf('mobile')];
    const chosen = () => [app.state().phones.chosenId, app.state().phones.chosenBecause];
    expect(chosen()).toEqual([desk.id, 'first']);
    await app.app.commands.changeSettings({ calls: { ringFirst: mobile.id } });
    await settle();
    expect(chosen()).toEqual([mobile.id, 'setting']);
    const rule = { phoneId: desk.id, when: { kind: 'network', subnet: '192.0.2.0/24' } } as const;
    await app.app.commands.changeSettings({ calls: { phoneRules: [rule] } });
    await settle();
    expect(chosen()).toEqual([desk.id, 'network']);
    app.desktop.setNetwork(['wlan0 198.51.100.20']);
    await app.run(35_000);
    expect(chosen()).toEqual([mobile.id, 'setting']);
    await app.app.commands.changeSettings({ calls: { ringFirst: '', phoneRules: [] } });
    app.call(customer, { fromId: mobile.id });
    await settle();
    expect(chosen()).toEqual([mobile.id, 'last-used']);
    expect(app.truth()?.from).toBe(mobile.number);
  });

  it('is shown to be off line after the phones were read again', async () => {
    await start();
    const desk = phoneOf('desk-phone');
    expect(desk.online).toBe(true);
    app.simulator.world.changeDevice(desk.id.replace('device:', ''), 'Offline');
    await app.app.commands.refreshPhones();
    expect(phoneOf('desk-phone').online).toBe(false);
  });

  it('and the number others see are sent as they were chosen', async () => {
    await start();
    const shown = app.state().phones.callerIds[0]!.number;
    await app.app.commands.changeSettings({ calls: { callerId: shown, askForOne: true } });
    app.call(customer, { fromId: phoneOf('mobile').id });
    await settle();
    expect(app.truth()).toMatchObject({ callerId: shown, playPrompt: true, from: phoneOf('mobile').number });
  });

  it('asks for the 1 only where the platform waits for it', async () => {
    await start({ settings: { calls: { askForOne: true } } });
    app.plan({ outcome: 'prompt-ignored', callerSeconds: 2, promptSeconds: 15 });
    app.call();
    await app.until(ended, 60_000);
    expect(lineOf(app.shown()!)).toBe('own-no-answer no-answer not-called');
  });
});

describe('signing out', () => {
  it('takes what is under way off the screen, and no late answer brings it back', async () => {
    await start();
    app.simulator.faults.on('rest-slow', { method: 'POST', path: '/ring-out', ms: 4_000 });
    app.call();
    await app.run(500);
    void app.app.commands.signOut();
    await app.run(30_000);
    expect(app.state()).toMatchObject({
      ringOuts: [],
      recentTargets: [],
      phones: { status: 'empty', phones: [] },
    });
  });
});
