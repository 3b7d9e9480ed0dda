import { beforeEach, describe, expect, it } from 'vitest';
import { createOwnHistory, type OwnHistory } from '../../../src/main/own-history.ts';
import { createLateCursors } from '../../../src/main/ringcentral/cursors.ts';
import type { HistoryFailure } from '../../../src/main/storage/history-failure.ts';
import type { Rescued } from '../../../src/main/storage/history-rescue.ts';
import { createOutboxFiles } from '../../../src/main/storage/outbox-files.ts';
import { createWords } from '../../../src/main/words.ts';
import { builtAt, demoAccount, pastCall } from '../../support/builders.ts';
import { createStillClock, type StillClock } from '../../support/still-clock.ts';
import { createTestHistories, type TestHistories } from '../../support/test-histories.ts';

const server = 'https://platform.example';
const ava = { ...demoAccount, kind: 'ringcentral' } as const;
const ben = { ...ava, extensionId: '1300458006' };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let memory: Map<string, unknown>;
let disk: TestHistories;
let clock: StillClock;
let fails: HistoryFailure | undefined;
let rescued: Rescued | undefined;
let problems: string[];
let saveAgain: (() => void) | undefined;

beforeEach(() => {
  memory = new Map();
  disk = createTestHistories();
  clock = createStillClock(builtAt);
  fails = undefined;
  rescued = undefined;
  problems = [];
});

/** One run of the app. */
function start(): OwnHistory {
  const { histories } = disk.live(clock, log);
  return createOwnHistory(
    {
      log,
      memory: { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) },
      words: createWords('en'),
      outboxFiles: (owner) => createOutboxFiles('/nowhere', owner),
      histories: {
        ...histories,
        open: (owner, told, toldAgain) => {
          if (fails !== undefined) told(fails, rescued);
          saveAgain = toldAgain;
          return histories.open(owner, told);
        },
      },
    },
    {
      tell: (text) => problems.push(text),
      takeBack: (text) => {
        problems = problems.filter((one) => one !== text);
      },
    },
  );
}

describe('cursors of a platform that nobody has signed in to yet', () => {
  it('are those of whoever was signed in last', () => {
    const first = start();
    const before = first.cursorsFor('ringcentral');
    expect(before.get('requests/auth')).toBeUndefined();
    first.open(server, ava, before);
    before.set('requests/auth', '17');
    first.close();
    expect(start().cursorsFor('ringcentral').get('requests/auth')).toBe('17');
    expect(start().cursorsFor('demo').get('requests/auth')).toBeUndefined();
  });

  it('become those of the person who signs in, and end with the session', () => {
    const own = start();
    const avas = own.cursorsFor('ringcentral');
    own.open(server, ava, avas);
    avas.set('place', 'ava');
    own.leave('ended');
    avas.set('place', 'too late');
    const bens = own.cursorsFor('ringcentral');
    expect(bens.get('place')).toBe('ava');
    own.open(server, ben, bens);
    expect(bens.get('place')).toBeUndefined();
    bens.set('place', 'ben');
    own.leave('ended');
    const again = own.cursorsFor('ringcentral');
    own.open(server, ava, again);
    expect(again.get('place')).toBe('ava');
  });
});

describe('what was kept', () => {
  it('goes with the person who signs out, and nobody else’s', () => {
    const own = start();
    own.open(server, ben, createLateCursors()).write({ seen: [pastCall()] });
    own.leave('ended');
    own.open(server, ava, createLateCursors()).write({ seen: [pastCall()] });
    expect(disk.owners()).toHaveLength(2);
    own.leave('signed-out');
    expect(disk.owners()).toEqual([`${server} ${ben.extensionId}`]);
    expect(own.cursorsFor('ringcentral').get('place')).toBeUndefined();
    expect(disk.owners()).toHaveLength(1);
  });

  it('has its documents for as long as it is kept, and they go with it', async () => {
    const own = start();
    expect(() => own.documents()).toThrow(/no history/);
    own.open(server, ava, createLateCursors());
    const writer = own.documents().begin('7');
    await writer.write(Buffer.from('%PDF-1.7'));
    await writer.finish();
    own.leave('ended');
    own.open(server, ava, createLateCursors());
    expect(await own.documents().list()).toHaveLength(1);
    own.leave('signed-out');
    own.open(server, ava, createLateCursors());
    expect(await own.documents().list()).toEqual([]);
  });

  it('of another server is another history, also for the same extension', () => {
    const own = start();
    own.open(server, ava, createLateCursors()).write({ seen: [pastCall()] });
    own.leave('ended');
    expect(own.open('https://sandbox.example', ava, createLateCursors()).callsSince(0).seen).toEqual([]);
  });

  it('of the demo is kept nowhere', () => {
    const own = start();
    own.open(server, demoAccount, own.cursorsFor('demo')).write({ seen: [pastCall()] });
    own.leave('ended');
    expect(disk.owners()).toEqual([]);
    expect(own.open(server, demoAccount, createLateCursors()).callsSince(0).seen).toEqual([]);
  });
});

it.each<[HistoryFailure, string]>([
  [{ kind: 'damaged' }, 'put aside'],
  [{ kind: 'newer', version: 9 }, 'newer Ringside'],
  [{ kind: 'full' }, 'disk is full'],
  [{ kind: 'refused' }, 'Nothing can be saved'],
  [{ kind: 'in-use' }, 'Another Ringside'],
])('trouble of the kind %j is said in words', (failure, words) => {
  fails = failure;
  start().open(server, ava, createLateCursors());
  expect(problems).toEqual([expect.stringContaining(words)]);
});

it('what is told of a full disk is taken back once it can be written again', () => {
  fails = { kind: 'full' };
  start().open(server, ava, createLateCursors());
  saveAgain?.();
  expect(problems).toEqual([expect.stringContaining('Ringside can save again')]);
});

const nothing = { unsent: 0, drafts: 0, notes: 0, others: 3 };

it.each<[Rescued, string]>([
  [{ ...nothing, isWhole: true }, 'Nothing waited to be sent, and there were no drafts or notes.'],
  [{ ...nothing, unsent: 1, notes: 4, isWhole: true }, 'is safe: 1 fax to be sent, 0 drafts and 4 notes.'],
  [
    { ...nothing, drafts: 2, isWhole: false },
    '0 faxes to be sent, 2 drafts and 0 notes could be rescued; others',
  ],
  [
    { ...nothing, isWhole: false },
    'Faxes to be sent, drafts and notes, which only this computer had, may be lost.',
  ],
])('what could be saved out of a damaged file is said: %j', (saved, words) => {
  fails = { kind: 'damaged' };
  rescued = saved;
  start().open(server, ava, createLateCursors());
  expect(problems).toEqual([expect.stringContaining(words)]);
});
