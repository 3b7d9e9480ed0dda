import { afterEach, describe, expect, it } from 'vitest';
import type { CallFilter, PastCallRow } from '../../src/shared/past-calls.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

async function missedCall(from = ada): Promise<string> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ ...from, to: ringside.personId });
  await ringside.run(20 * second);
  telephony.hangUp(id);
  await ringside.run(40 * second);
  return id;
}

async function rows(filter: CallFilter = { show: 'all' }): Promise<readonly PastCallRow[]> {
  const { folds } = await ringside.app.questions.pastCalls({ filter, count: 100 });
  return folds.flatMap(({ calls }) => calls);
}

const keys = async (filter?: CallFilter): Promise<readonly string[]> =>
  (await rows(filter)).map(({ key }) => key);

describe('the whole history', () => {
  it('still has yesterday evening’s calls after midnight, when today’s list is empty', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    await ringside.run(day);
    await ringside.until(() => ringside.state().today.status === 'ready');
    await ringside.app.commands.refreshToday();
    await ringside.run(minute);
    expect(ringside.state().today.rows).toEqual([]);
    expect(await keys()).toEqual([id]);
    expect(ringside.state().pastCalls).toMatchObject({ total: 1, openDirect: 1 });
  });

  it('is complete without the network, after a start too', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    await ringside.run(minute);
    ringside.simulator.faults.on('network-down');
    ringside = await ringside.killAndStart();
    await ringside.run(5 * second);
    const detail = await ringside.app.questions.pastCall(id);
    expect(detail?.row).toMatchObject({ ending: { kind: 'missed' }, party: { name: 'Ada Lovelace' } });
    expect(detail?.legs).toMatchObject([{ isMine: true, end: 'not-taken' }]);
    expect(detail?.recordId).toMatch(/^A/);
    expect(await ringside.app.questions.callsWith(['+12125550100'], 3)).toHaveLength(1);
  });

  it('is filled from what no sync reaches any more, after two months away', async () => {
    ringside = await startTestApp();
    const before = await missedCall();
    await ringside.run(10 * minute);
    ringside.kill();
    await ringside.run(5 * day);
    const unreached = await missedCall();
    await ringside.run(50 * day);
    const recent = await missedCall();
    ringside = await ringside.killAndStart();
    // After so long nobody is signed in any more; what was kept is.
    await ringside.until(() => ringside.state().signIn.phase === 'signed-out', minute);
    await ringside.signIn();
    await ringside.until(() => ringside.state().pastCalls.total === 3, 10 * minute);
    expect(await keys()).toEqual([recent, unreached, before]);
  });

  it('says how a missed call went on', async () => {
    ringside = await startTestApp();
    await missedCall();
    const again = await missedCall();
    expect(await rows({ show: 'open' })).toHaveLength(2);
    const [second_, first] = await rows();
    expect(first?.followUp).toMatchObject({
      kind: 'called-again',
      reached: false,
      at: Math.floor(second_?.startedAt ?? 0),
    });
    const { telephony } = ringside.simulator.world;
    const id = telephony.dial({ extensionId: ringside.personId, to: ada.from });
    await ringside.run(5 * second);
    telephony.answerRingOut(id, 'callee');
    await ringside.run(60 * second);
    telephony.hangUp(id);
    await ringside.run(minute);
    expect(await rows({ show: 'open' })).toEqual([]);
    expect((await ringside.app.questions.pastCall(again))?.row.followUp).toMatchObject({
      kind: 'called-back',
      reached: true,
    });
    expect(ringside.state().pastCalls.openDirect).toBe(0);
  });

  it('tells who took a call, and after how long', async () => {
    ringside = await startTestApp();
    const { telephony, extensions } = ringside.simulator.world;
    const queue = extensions.find(({ name }) => name === 'Support')?.id ?? 0;
    const ben = extensions.find(({ name }) => name === 'Ben Ortiz')?.id ?? 0;
    const id = telephony.ring({ ...ada, to: queue });
    await ringside.run(12 * second);
    telephony.answer(id, { extensionId: ben });
    await ringside.run(40 * second);
    telephony.hangUp(id);
    await ringside.run(minute);
    expect(await rows()).toMatchObject([
      {
        key: id,
        ending: { kind: 'answered-elsewhere', by: 'Ben Ortiz' },
        takenAfterSeconds: 12,
        line: { kind: 'queue', name: 'Support' },
      },
    ]);
    expect(await ringside.app.questions.callQueues()).toMatchObject([{ name: 'Support', calls: 1 }]);
    expect(ringside.state().missedCount).toBe(0);
  });
});

describe('what the person makes of a call', () => {
  it('is a note, kept to the last keystroke but 300 ms when the app is killed in mid-sentence', async () => {
    ringside = await startTestApp();
    const { telephony } = ringside.simulator.world;
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(3 * second);
    const { commands } = ringside.app;
    for (const text of ['W', 'Wa', 'Wants the quo']) {
      await commands.writeNote({ kind: 'call', key: id }, text);
      await ringside.run(120);
    }
    await commands.writeNote({ kind: 'call', key: id }, 'Wants the quote by Fri');
    expect(await ringside.app.questions.note({ kind: 'call', key: id })).toMatchObject({ saved: false });
    await ringside.run(300);
    ringside = await ringside.killAndStart();
    expect(await ringside.app.questions.note({ kind: 'call', key: id })).toMatchObject({
      text: 'Wants the quote by Fri',
      saved: true,
    });
    telephony.hangUp(id);
    await ringside.run(2 * minute);
    expect(await rows({ show: 'noted' })).toMatchObject([{ key: id, hasNote: true }]);
    expect(await rows({ show: 'all', text: 'quote' })).toHaveLength(1);
    expect(await ringside.app.questions.notesWith(['+12125550100'], 5)).toMatchObject([
      { text: 'Wants the quote by Fri' },
    ]);
    await ringside.app.commands.writeNote({ kind: 'call', key: id }, '  ');
    await ringside.run(second);
    expect(await rows({ show: 'noted' })).toEqual([]);
  });

  it('is that it is dealt with, until they say it is not', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    await ringside.app.commands.setCallsHandled([id], true);
    await ringside.run(second);
    expect(await rows({ show: 'open' })).toEqual([]);
    expect((await rows())[0]?.handledAt).toBeGreaterThan(0);
    expect(ringside.state().pastCalls.openDirect).toBe(0);
    await ringside.app.commands.setCallsHandled([id], false);
    expect(await keys({ show: 'open' })).toEqual([id]);
  });

  it('is a time to call back: told once, over a start too, moved, done, and taken back', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    const { commands, questions } = ringside.app;
    await commands.remindOfCall({ kind: 'call', key: id }, ringside.clock.now() + 10 * minute);
    expect(await questions.callBacks()).toMatchObject([
      { reminder: { state: 'waiting' }, party: { name: 'Ada Lovelace' }, call: { key: id } },
    ]);
    await ringside.run(11 * minute);
    const told = () =>
      [...ringside.desktop.notices.keys()].filter((notice) => notice.startsWith('call-back'));
    expect(told()).toHaveLength(1);
    expect(ringside.state().pastCalls.callBacks).toEqual({ open: 1, due: 1 });
    const [due] = await questions.callBacks();
    await commands.moveReminder(due?.reminder.id ?? '', ringside.clock.now() + hour);
    expect((await questions.callBacks())[0]?.reminder.state).toBe('waiting');
    await commands.finishReminder(due?.reminder.id ?? '');
    expect((await questions.callBacks())[0]?.reminder.state).toBe('done');
    await ringside.run(second);
    expect(ringside.state().pastCalls.undo?.what).toBe('done');
    await commands.undoReminder();
    expect((await questions.callBacks())[0]?.reminder.state).toBe('waiting');
    await commands.remindOfCall({ kind: 'number', number: '+14155550137' }, undefined);
    expect((await questions.callBacks()).map(({ reminder }) => reminder.state)).toEqual([
      'waiting',
      'listed',
    ]);
    await ringside.run(20 * second);
    expect(ringside.state().pastCalls.undo).toBeUndefined();
  });
});
