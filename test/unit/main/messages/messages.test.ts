import { describe, expect, it } from 'vitest';
import { clinic, received, refusal, sent, startMessages, startsAt } from './messages-in-test.ts';

const day = 86_400_000;

describe('faxes are read', () => {
  it('all at first, and from then on what changed, with nothing told of what was there before', async () => {
    const test = await startMessages({ records: [received('1'), sent('2', ['Sent'])] });
    expect(test.reads).toEqual([{ kind: 'all', sentSince: startsAt - 30 * day, received: 200 }]);
    expect([test.ids('received'), test.ids('sent'), test.arrived]).toEqual([['1'], ['2'], []]);
    expect(test.state()).toMatchObject({ status: 'ready', unread: 1 });
    test.answers.push({ records: [received('3', { createdAt: startsAt })] });
    test.heard();
    await test.pass(4_000);
    expect(test.reads.at(-1)).toEqual({ kind: 'token', token: 'token-1' });
    expect(test.ids('received')).toEqual(['3', '1']);
    expect(test.arrived.map(({ id, from, unread }) => [id, from.shown, unread])).toEqual([
      ['3', 'Bay Clinic', true],
    ]);
  });

  it('are told once, however often they come', async () => {
    const test = await startMessages({ records: [received('1')] });
    for (let count = 0; count < 3; count += 1) {
      test.answers.push({ records: [received('3', { createdAt: startsAt, modifiedAt: startsAt + count })] });
      test.heard();
      await test.pass(4_000);
    }
    expect(test.arrived.map(({ id }) => id)).toEqual(['3']);
    const next = await test.startAgain();
    next.answers.push({ records: [received('3', { createdAt: startsAt })] });
    next.heard();
    await next.pass(4_000);
    expect(next.arrived).toEqual([]);
  });

  it('are not told of when they were read elsewhere, or are old and turned up late', async () => {
    const test = await startMessages({ records: [received('1')] });
    test.answers.push({
      records: [received('3', { readStatus: 'Read' }), received('4', { createdAt: startsAt - 3 * day })],
    });
    test.heard();
    await test.pass(4_000);
    expect([test.arrived, test.ids().length]).toEqual([[], 3]);
  });

  it('[fault 26] all again where the token is of no more use; what is missing then is gone', async () => {
    const test = await startMessages({
      records: [received('1'), received('2', { createdAt: startsAt - day })],
    });
    const whole = { sentSince: startsAt - 30 * day, receivedSince: startsAt - 2 * day };
    test.answers.push(refusal(400, 'MSG-333'), {
      records: [received('1'), received('5', { createdAt: startsAt })],
      whole,
    });
    test.heard();
    await test.pass(4_000);
    expect(test.reads.slice(1).map(({ kind }) => kind)).toEqual(['token', 'all']);
    expect(test.ids()).toEqual(['5', '1']);
    expect(test.arrived.map(({ id }) => id)).toEqual(['5']);
  });

  it('stay where a full answer cannot know of them: they are older, or a moment old', async () => {
    const test = await startMessages({
      records: [
        received('1', { createdAt: startsAt - 9 * day }),
        received('2', { createdAt: startsAt - 60_000 }),
      ],
    });
    const whole = { sentSince: startsAt - 30 * day, receivedSince: startsAt - 2 * day };
    test.answers.push(refusal(400, 'MSG-333'), {
      records: [received('3', { createdAt: startsAt - 120_000 })],
      whole,
    });
    test.heard();
    await test.pass(4_000);
    expect(test.ids()).toEqual(['2', '3', '1']);
  });

  it('[fault 36] the newer change wins, whichever comes first', async () => {
    const test = await startMessages({
      records: [received('1', { modifiedAt: startsAt + 5, readStatus: 'Read' })],
    });
    test.answers.push({ records: [received('1', { modifiedAt: startsAt + 1 })] });
    test.heard();
    await test.pass(4_000);
    expect(test.fax('1')?.unread).toBe(false);
  });

  it('[fault 37] deleted elsewhere they go from the lists with nothing else of them lost', async () => {
    const test = await startMessages({ records: [received('1', { coverPageText: 'Ref 7' })] });
    test.answers.push({ gone: [{ id: '1', availability: 'Deleted' }] });
    test.heard();
    await test.pass(4_000);
    expect([test.ids(), test.state().unread]).toEqual([[], 0]);
    test.answers.push({ records: [received('1', { coverPageText: 'Ref 7', modifiedAt: startsAt + 9 })] });
    test.heard();
    await test.pass(4_000);
    expect(test.fax('1')).toMatchObject({ id: '1', coverText: 'Ref 7', unread: true });
    expect(test.arrived).toEqual([]);
  });

  it('are there at the next start without the network', async () => {
    const test = await startMessages({ records: [received('1'), sent('2', ['Queued'])] });
    test.turn('1', 90);
    const next = await test.startAgain();
    expect([next.ids('received'), next.ids('sent')]).toEqual([['1'], ['2']]);
    expect(next.fax('1')?.turn).toBe(90);
    await next.pass(1_000);
    expect(next.reads).toEqual([{ kind: 'token', token: 'token-1' }]);
  });

  it('once for a crowd of events, and again soon where an event told of more than there was', async () => {
    const test = await startMessages({ records: [received('1')] });
    for (let count = 0; count < 50; count += 1) test.heard();
    await test.pass(4_000);
    expect(test.reads).toHaveLength(2);
    await test.pass(6_000);
    expect(test.reads).toHaveLength(3);
    test.answers.push({ records: [received('9', { createdAt: startsAt })] });
    await test.pass(31_000);
    expect(test.reads).toHaveLength(4);
    expect(test.arrived.map(({ id }) => id)).toEqual(['9']);
    await test.pass(20 * 60_000);
    expect(test.reads).toHaveLength(4);
  });

  it('once an hour by itself; what only that found is counted', async () => {
    const test = await startMessages({ records: [received('1')] });
    test.answers.push({ records: [received('2')] });
    await test.pass(61 * 60_000);
    expect([test.reads.length, test.audited(), test.arrived.length]).toEqual([2, 1, 1]);
    test.answers.push(Object.assign(new Error('500'), { kind: 'server' }), { records: [received('3')] });
    test.heard();
    await test.pass(60_000);
    expect([test.fax('3')?.id, test.audited()]).toEqual(['3', 1]);
  });

  it('every few minutes while no events come', async () => {
    const test = await startMessages({});
    // Told again and again, as each try for a connection fails.
    for (let count = 0; count < 10; count += 1) {
      test.listening(false, false);
      await test.pass(60_000);
    }
    expect(test.reads).toHaveLength(4);
    test.listening(true, true);
    await test.pass(10 * 60_000);
    expect(test.reads).toHaveLength(4);
  });

  it('again after a failure, with what is kept shown meanwhile', async () => {
    const test = await startMessages(Object.assign(new Error('500'), { kind: 'server', status: 500 }));
    expect(test.state().status).toBe('failed');
    test.answers.push({ records: [received('1')] });
    await test.pass(30_000);
    expect([test.state().status, test.ids()]).toEqual(['ready', ['1']]);
  });

  it('forget everything when the person signs out', async () => {
    const test = await startMessages({ records: [received('1')] });
    test.forget();
    expect(test.state()).toMatchObject({ status: 'empty', unread: 0, readAt: undefined });
    expect([test.ids(), test.fax('1')]).toEqual([[], undefined]);
  });
});

describe('what was sent', () => {
  it('is handed on with each change of it, for whoever follows it', async () => {
    const test = await startMessages({ records: [sent('2', ['Queued', 'Queued'])] });
    test.answers.push({ records: [sent('2', ['Sent', 'SendingFailed'], { modifiedAt: startsAt })] });
    test.heard();
    await test.pass(4_000);
    expect(test.changed.map(({ to }) => to.map(({ messageStatus }) => messageStatus))).toEqual([
      ['Queued', 'Queued'],
      ['Sent', 'SendingFailed'],
    ]);
    expect(test.fax('2')).toMatchObject({
      phase: 'partly',
      to: [{ status: 'sent' }, { status: 'failed', errorCode: 'LineBusy' }],
    });
  });

  it('waits for its time apart from the others, as far as it was sent from here', async () => {
    const test = await startMessages({ records: [sent('2', ['Queued']), sent('3', ['Queued'])] });
    test.scheduled.set('2', startsAt + 3_600_000);
    expect([test.ids('scheduled'), test.ids('sent')]).toEqual([['2'], ['3']]);
    expect(test.fax('2')).toMatchObject({ phase: 'scheduled', sendAt: startsAt + 3_600_000 });
    await test.pass(3_600_000);
    expect([test.ids('scheduled'), test.ids('sent')]).toEqual([[], ['3', '2']]);
    expect(test.fax('2')).toMatchObject({ phase: 'queued', sendAt: undefined });
  });

  it('is in the list as soon as the platform has taken it', async () => {
    const test = await startMessages({});
    test.learn([sent('7', ['Queued'])]);
    expect(test.ids('sent')).toEqual(['7']);
    expect((await test.startAgain()).ids('sent')).toEqual(['7']);
  });
});

describe('faxes are found', () => {
  const records = [
    received('1', { coverPageText: 'Order for Zoë, ref 4711' }),
    received('2', {
      from: { ...clinic, phoneNumber: '+12125550100', name: undefined },
      createdAt: startsAt - 9 * day,
    }),
    sent('3', ['Sent']),
  ];

  it.each([
    ['', ['1', '2']],
    ['bay', ['1']],
    ['clinic bay', ['1']],
    ['zoe', ['1']],
    ['ref 4711', ['1']],
    ['212 555', ['2']],
    ['+1 (212) 555-0100', ['2']],
    ['nobody', []],
  ])('by %j', async (text, ids) => {
    const test = await startMessages({ records });
    expect(test.ids('received', text)).toEqual(ids);
  });

  it('by date, both ends included, and in pages', async () => {
    const test = await startMessages({ records });
    const query = { box: 'received', text: '', from: 0, count: 200 } as const;
    const since = test.page({ ...query, since: startsAt - 9 * day, until: startsAt - 9 * day });
    expect([since.total, since.rows.map(({ id }) => id)]).toEqual([1, ['2']]);
    const second = test.page({ ...query, from: 1, count: 1 });
    expect([second.total, second.rows.map(({ id }) => id)]).toEqual([2, ['2']]);
  });

  it('by the name that the people know, as soon as they know another', async () => {
    const test = await startMessages({ records });
    const identity = {
      personId: 'personal:1',
      source: 'personal',
      kind: 'person',
      name: 'Dana Wu',
      detail: 'Purchasing',
      label: 'fax',
      favourite: false,
      also: [],
      alsoCount: 0,
    } as const;
    test.people.set('+12125550100', identity);
    const { version } = test.state();
    test.renamed();
    expect(test.state().version).toBeGreaterThan(version);
    expect([test.ids('received', 'dana'), test.ids('received', 'purchasing')]).toEqual([['2'], ['2']]);
    expect(test.fax('2')?.from).toMatchObject({ shown: 'Dana Wu', identity });
  });
});
