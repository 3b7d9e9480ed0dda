import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefOf, type BriefPorts } from '../../../../src/main/brief/brief.ts';
import type { PartyNote } from '../../../../src/shared/call-note.ts';
import type { FaxRow } from '../../../../src/shared/fax.ts';
import type { CallBack, PastCallRow } from '../../../../src/shared/past-calls.ts';
import type { Person } from '../../../../src/shared/person.ts';
import { builtAt, endings, parties } from '../../../support/builders.ts';
import { receivedFax } from '../../../support/fax-builders.ts';
import { pastCallRow } from '../../../support/past-call-builders.ts';
import { identity } from '../../../support/ring-out-builders.ts';

const number = '+12125550100';
const whom = { kind: 'party', partyKey: number } as const;
const minute = 60_000;

type Kept = {
  readonly calls?: readonly PastCallRow[];
  readonly faxes?: readonly FaxRow[];
  readonly notes?: readonly PartyNote[];
  readonly callBacks?: readonly CallBack[];
};

/** Asks what was asked for, too. */
function kept(
  { calls = [], faxes = [], notes = [], callBacks = [] }: Kept,
  different: Partial<BriefPorts> = {},
) {
  const asked: (readonly string[])[] = [];
  const ports: BriefPorts = {
    callsWith: (keys, count) => {
      asked.push(keys);
      return calls.slice(0, count);
    },
    notesWith: (_keys, count) => notes.slice(0, count),
    callBacks: () => callBacks,
    faxesWith: (_numbers, count) => faxes.slice(0, count),
    tagsOf: () => [],
    identify: () => undefined,
    person: () => undefined,
    ...different,
  };
  return { ports, asked };
}

const callAt = (ago: number, different: Partial<PastCallRow> = {}): PastCallRow =>
  pastCallRow({
    key: `s-${ago}`,
    id: `s-${ago}`,
    startedAt: builtAt - ago * minute,
    ending: endings.here,
    direction: 'inbound',
    ...different,
  });
const faxAt = (ago: number, different: Partial<FaxRow> = {}): FaxRow =>
  receivedFax({ id: `f-${ago}`, createdAt: builtAt - ago * minute, unread: false, ...different });

describe('the last contacts', () => {
  it('are the three newest of any kind, without the call it is about', async () => {
    const { ports } = kept({ calls: [callAt(0), callAt(5), callAt(90)], faxes: [faxAt(30), faxAt(100)] });
    const { recent } = await briefOf({ whom, about: 's-0' }, ports);
    expect(recent.map((one) => (one.kind === 'call' ? one.key : one.id))).toEqual(['s-5', 'f-30', 's-90']);
  });

  it('are never more than three, newest first, and all of them were kept', async () => {
    const ago = fc.array(fc.integer({ min: 1, max: 9_999 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(ago, ago, async (calls, faxes) => {
        const newestFirst = (list: readonly number[]) => [...new Set(list)].sort((one, other) => one - other);
        const { ports } = kept({
          calls: newestFirst(calls).map((one) => callAt(one)),
          faxes: newestFirst(faxes).map((one) => faxAt(one)),
        });
        const { recent } = await briefOf({ whom }, ports);
        const expected = newestFirst(calls)
          .concat(newestFirst(faxes))
          .sort((one, other) => one - other)
          .slice(0, 3);
        expect(recent.map(({ at }) => (builtAt - at) / minute)).toEqual(expected);
      }),
    );
  });
});

describe('what is open', () => {
  it.each<[string, Partial<PastCallRow>, number]>([
    ['a missed call that nobody came back to', { ending: endings.missed }, 1],
    ['a voicemail that was left', { ending: endings.voicemail }, 1],
    [
      'not one that was called back and reached',
      { ending: endings.missed, followUp: { kind: 'called-back', at: builtAt, reached: true } },
      0,
    ],
    [
      'one that was called back in vain',
      { ending: endings.missed, followUp: { kind: 'called-back', at: builtAt, reached: false } },
      1,
    ],
    ['not one that the person is done with', { ending: endings.missed, handledAt: builtAt }, 0],
    ['not one that somebody took', { ending: endings.bySam }, 0],
    ['not our own call that nobody took', { ending: endings.notConnected, direction: 'outbound' }, 0],
  ])('is %s', async (_, different, count) => {
    const { open } = await briefOf({ whom }, kept({ calls: [callAt(5, different)] }).ports);
    expect(open.filter(({ kind }) => kind === 'missed')).toHaveLength(count);
  });

  it('is counted, and leads to the newest', async () => {
    const { ports } = kept({
      calls: [callAt(5, { ending: endings.missed }), callAt(9, { ending: endings.missed })],
      faxes: [faxAt(7, { unread: true }), faxAt(8, { unread: true })],
    });
    expect((await briefOf({ whom }, ports)).open).toEqual([
      { kind: 'missed', count: 2, at: builtAt - 5 * minute, key: 's-5' },
      { kind: 'fax', count: 2, at: builtAt - 7 * minute, id: 'f-7' },
    ]);
  });

  it('is a reminder for this very person that is not done', async () => {
    const reminder = {
      id: 'r',
      state: 'waiting',
      at: builtAt,
      writtenAt: builtAt,
      doneAt: undefined,
    } as const;
    const back = (different: Partial<CallBack>): CallBack => ({
      ...{ reminder, party: parties.named, partyKey: number, call: undefined, ...different },
    });
    const openWith = async (...callBacks: readonly CallBack[]) =>
      (await briefOf({ whom }, kept({ callBacks }).ports)).open;
    expect(await openWith(back({}))).toEqual([
      { kind: 'reminder', reminder: { id: 'r', state: 'waiting', at: builtAt } },
    ]);
    expect(await openWith(back({ partyKey: '+12125550101' }))).toEqual([]);
    expect(await openWith(back({ reminder: { ...reminder, state: 'done' } }))).toEqual([]);
  });
});

describe('the last note', () => {
  const note = (text: string, key: string): PartyNote => ({
    of: { kind: 'call', key },
    text,
    changedAt: builtAt,
    callStartedAt: builtAt - minute,
  });

  it('is the newest with words, and never the one on this very call', async () => {
    const { ports } = kept({
      notes: [note('now', 's-0'), note('  \n', 's-1'), note(' Quote by Friday ', 's-2')],
    });
    expect((await briefOf({ whom, about: 's-0' }, ports)).note).toEqual({
      of: { kind: 'call', key: 's-2' },
      text: 'Quote by Friday',
      at: builtAt - minute,
    });
  });

  it('of a novel is its beginning, well formed', async () => {
    const { ports } = kept({ notes: [note(`${'x'.repeat(299)}😀`.repeat(50), 's-2')] });
    const text = (await briefOf({ whom }, ports)).note?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('somebody with several numbers', () => {
  const person: Person = {
    ...{ id: 'personal:1', source: 'personal', kind: 'person', name: 'Ada', company: undefined },
    ...{ department: undefined, jobTitle: undefined, email: undefined, extensionNumber: '104' },
    numbers: [
      { label: 'mobile', shown: '', number: { e164: number, shown: '', region: undefined } },
      { label: 'home', shown: '', number: { e164: '+12125550101', shown: '', region: undefined } },
      { label: 'company', shown: '', number: { e164: '+12125550000', shown: '', region: undefined } },
      { label: 'other', shown: 'ask', number: undefined },
    ],
    ...{ favourite: false, inactive: false },
  };
  const ada = identity('Ada', { personId: 'personal:1', label: 'mobile' });

  it('is found under all that are their own', async () => {
    const { ports, asked } = kept({}, { identify: () => ada, person: () => person });
    await briefOf({ whom }, ports);
    await briefOf({ whom: { kind: 'person', personId: 'personal:1' } }, ports);
    expect(asked).toEqual([
      [number, 'ext:104', '+12125550101'],
      ['ext:104', number, '+12125550101'],
    ]);
  });

  it.each([
    ['several people have the number', { ...ada, alsoCount: 1 }],
    ['it is a company’s line', { ...ada, label: 'company' } as const],
  ])('is found under this one alone where %s', async (_, known) => {
    const { ports, asked } = kept({}, { identify: () => known, person: () => person });
    await briefOf({ whom }, ports);
    expect(asked).toEqual([[number]]);
  });

  it('is looked up by the extension where they have no number', async () => {
    const looked: string[] = [];
    const { ports } = kept({}, { identify: (what) => void looked.push(what) });
    await briefOf({ whom: { kind: 'party', partyKey: 'ext:104' } }, ports);
    expect(looked).toEqual(['104']);
  });
});
