import { describe, expect, it } from 'vitest';
import { noLine, received, refusal, startMessages, startsAt } from './messages-in-test.ts';

const two = { records: [received('1'), received('2')] };

describe('read and unread', () => {
  it('shows at once and is told to the platform', async () => {
    const test = await startMessages(two);
    test.markRead('1', true);
    expect([test.fax('1')?.unread, test.state().unread]).toEqual([false, 1]);
    await test.pass(1_000);
    expect(test.told).toEqual(['Read 1']);
    test.markRead('1', false);
    await test.pass(1_000);
    expect([test.told, test.fax('1')?.unread]).toEqual([['Read 1', 'Unread 1'], true]);
  });

  it('says nothing where it is so already', async () => {
    const test = await startMessages(two);
    test.markRead('1', false);
    await test.pass(1_000);
    expect(test.told).toEqual([]);
  });

  it('waits while offline, and the last wish wins, over a restart, too', async () => {
    const test = await startMessages(two);
    test.failWith = noLine();
    for (const isRead of [true, false, true]) test.markRead('1', isRead);
    test.markRead('2', true);
    test.markRead('2', false);
    await test.pass(1_000);
    const next = await test.startAgain();
    expect(next.fax('1')?.unread).toBe(false);
    await next.pass(1_000);
    expect(next.told).toEqual(['Read 1']);
    await next.pass(20 * 60_000);
    expect(next.told).toEqual(['Read 1']);
  });

  it('is told again after a while, and at once when events come again', async () => {
    const test = await startMessages(two);
    test.failWith = noLine();
    test.markRead('1', true);
    await test.pass(60_000);
    expect(test.told.length).toBeGreaterThan(2);
    expect(test.told.length).toBeLessThan(6);
    test.failWith = undefined;
    const before = test.told.length;
    test.listening(false, false);
    test.listening(true, true);
    await test.pass(1_000);
    expect(test.told.length).toBe(before + 1);
    await test.pass(20 * 60_000);
    expect(test.told.length).toBe(before + 1);
  });

  it('follows what was changed elsewhere', async () => {
    const test = await startMessages(two);
    test.answers.push({ records: [received('1', { readStatus: 'Read', modifiedAt: startsAt })] });
    test.heard();
    await test.pass(4_000);
    expect([test.fax('1')?.unread, test.told]).toEqual([false, []]);
    test.answers.push({ records: [received('1', { readStatus: 'Unread', modifiedAt: startsAt + 1 })] });
    test.heard();
    await test.pass(4_000);
    expect([test.fax('1')?.unread, test.told]).toEqual([true, []]);
  });

  it('is written once, however often it is looked at', async () => {
    const test = await startMessages(two);
    test.turn('1', 180);
    let writes = 0;
    const { write } = test.history;
    Object.assign(test.history, {
      write: (...given: Parameters<typeof write>) => {
        writes += 1;
        write(...given);
      },
    });
    for (let count = 0; count < 5; count += 1) {
      test.listening(false, false);
      test.listening(true, true);
    }
    await test.pass(1_000);
    expect(writes).toBe(0);
  });

  it('is as it was where the platform refuses, and whoever asked is told', async () => {
    const test = await startMessages(two);
    test.failWith = refusal(403, 'CMN-408');
    test.markRead('1', true);
    await test.pass(1_000);
    expect([test.fax('1')?.unread, test.refused]).toEqual([true, [['1', 'read']]]);
    await test.pass(20 * 60_000);
    expect(test.told).toEqual(['Read 1']);
  });
});

describe('a deletion', () => {
  it('can be taken back for some seconds before the platform hears of it', async () => {
    const test = await startMessages(two);
    test.remove('1');
    expect([test.ids(), test.state().deleted, test.state().unread]).toEqual([
      ['2'],
      { faxId: '1', until: startsAt + 9_000 },
      1,
    ]);
    await test.pass(7_000);
    test.restore('1');
    await test.pass(60_000);
    expect([test.ids(), test.told, test.state().deleted]).toEqual([['2', '1'], [], undefined]);
  });

  it('reaches the platform by the id of that one, and can be undone out of its trash', async () => {
    const test = await startMessages(two);
    test.remove('1');
    await test.pass(9_000);
    expect([test.told, test.state().deleted, test.ids()]).toEqual([['delete 1'], undefined, ['2']]);
    test.restore('1');
    expect(test.ids()).toEqual(['2', '1']);
    await test.pass(1_000);
    expect(test.told).toEqual(['delete 1', 'restore 1']);
    test.answers.push({ gone: [{ id: '1', availability: 'Deleted' }] });
    test.heard();
    await test.pass(4_000);
    expect([test.ids(), test.told.length]).toEqual([['2'], 2]);
  });

  it('taken back while the platform is being told is undone there', async () => {
    const test = await startMessages(two);
    test.failWith = noLine();
    test.remove('1');
    await test.pass(9_000);
    test.failWith = undefined;
    test.restore('1');
    await test.pass(5 * 60_000);
    // Whether the first telling arrived is not known, and the store says that the fax is there.
    expect(test.ids()).toEqual(['2', '1']);
    expect(test.told.filter((one) => one === 'delete 1')).toHaveLength(1);
  });

  it('survives a start in the seconds between', async () => {
    const test = await startMessages(two);
    test.remove('1');
    const next = await test.startAgain();
    await next.pass(1_000);
    expect([next.ids(), next.told]).toEqual([['2'], ['delete 1']]);
  });

  it('elsewhere is not undone by a wish of long ago', async () => {
    const test = await startMessages(two);
    test.remove('1');
    test.restore('1');
    await test.pass(20_000);
    test.answers.push({ gone: [{ id: '1', availability: 'Deleted' }] });
    test.heard();
    await test.pass(20_000);
    expect([test.ids(), test.told]).toEqual([['2'], []]);
  });

  it('that the platform refuses brings the fax back', async () => {
    const test = await startMessages(two);
    test.failWith = refusal(403);
    test.remove('1');
    await test.pass(10_000);
    expect([test.ids(), test.refused]).toEqual([['2', '1'], [['1', 'delete']]]);
  });

  it('of what is not there does nothing', async () => {
    const test = await startMessages(two);
    test.remove('9');
    test.markRead('9', true);
    test.restore('9');
    await test.pass(20_000);
    expect([test.told, test.state().deleted]).toEqual([[], undefined]);
  });
});
