import { describe, expect, it } from 'vitest';
import { createScreenPop, type ScreenPop } from '../../../../src/main/screen-pop/screen-pop.ts';
import type { PopStore } from '../../../../src/main/storage/history-pops.ts';
import type { PopEffect, PopResult, PopRule } from '../../../../src/shared/screen-pop.ts';
import { builtAt, call, connectedCall, endedCall, endings, parties } from '../../../support/builders.ts';
import { onlyFor, opens, popRule } from '../../../support/pop-builders.ts';
import { createPopStoreInMemory } from '../../../support/pop-store.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

type PopInTest = ScreenPop & {
  readonly done: PopEffect[];
  readonly opened: () => readonly string[];
  readonly results: () => readonly PopResult[];
  readonly notOpened: string[];
  readonly clock: StillClock;
  readonly store: PopStore;
};

type Given = { readonly rules?: readonly PopRule[]; readonly store?: PopStore; readonly result?: PopResult };

function popInTest({
  rules = [popRule()],
  store = createPopStoreInMemory(),
  result = { kind: 'done' },
}: Given = {}): PopInTest {
  const clock = createStillClock(builtAt);
  const done: PopEffect[] = [];
  const notOpened: string[] = [];
  const pop = createScreenPop({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rules: () => rules,
    programs: () => [],
    around: {
      tagsOf: () => [],
      localTime: (at) => ({ minute: new Date(at).getUTCHours() * 60, weekday: new Date(at).getUTCDay() }),
    },
    act: (effect) => {
      done.push(effect);
      return Promise.resolve(result);
    },
    ran: () => undefined,
    notOpened: (address) => void notOpened.push(address),
  });
  pop.follow(store);
  return {
    ...{ ...pop, done, notOpened, clock, store },
    opened: () => done.flatMap((effect) => (effect.kind === 'address' ? [effect.address] : [])),
    results: () => store.runs(0, 500).runs.map((run) => run.result),
  };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
};

describe('screen-pop', () => {
  it('does what a rule says once, also when the call rings again on another device', () => {
    const pop = popInTest();
    const ringing = call({ id: 'a' });
    pop.rang([ringing]);
    pop.clock.pass(10_000);
    pop.rang([ringing]);
    expect(pop.opened()).toEqual(['https://crm.example/?n=%2B12125550100&w=Ada%20Lovelace']);
  });

  it('[C20] opens one page for a call that rings, stops and rings again', () => {
    const pop = popInTest();
    for (let time = 0; time < 3; time += 1) {
      pop.rang([call({ id: 'same' })]);
      pop.clock.pass(5000);
    }
    expect(pop.done).toHaveLength(1);
  });

  it('[C20] does nothing again for a call after a restart in the middle of it', () => {
    const store = createPopStoreInMemory();
    const rules = [popRule({ moment: 'answered' })];
    popInTest({ rules, store }).answered(connectedCall({ id: 'long' }));
    const again = popInTest({ rules, store });
    again.answered(connectedCall({ id: 'long' }));
    expect(again.done).toEqual([]);
    again.answered(connectedCall({ id: 'another' }));
    expect(again.done).toHaveLength(1);
  });

  it('does nothing twice after the person cleared what is shown of it', () => {
    const pop = popInTest();
    pop.rang([call({ id: 'a' })]);
    pop.clearRuns();
    expect(pop.runs(0)).toEqual({ runs: [], more: false });
    pop.rang([call({ id: 'a' })]);
    expect(pop.done).toHaveLength(1);
  });

  it('waits for the moment of each rule, for incoming calls and those that are placed', () => {
    const moments = ['ringing', 'answered', 'ended', 'missed'] as const;
    const pop = popInTest({
      rules: moments.map((moment) =>
        popRule({
          id: moment,
          moment,
          condition: onlyFor({ direction: 'both' }),
          action: { kind: 'note', text: moment },
        }),
      ),
    });
    const notes = (): readonly string[] =>
      pop.done.splice(0).flatMap((effect) => ('text' in effect ? [effect.text] : []));
    pop.rang([call({ id: 'in' })]);
    expect(notes()).toEqual(['ringing']);
    pop.answered(connectedCall({ id: 'in' }));
    expect(notes()).toEqual(['answered']);
    pop.ended(endedCall(endings.here, { id: 'in' }));
    expect(notes()).toEqual(['ended']);
    pop.ended(endedCall(endings.missed, { id: 'm' }));
    expect(notes()).toEqual(['missed']);
    pop.ended(endedCall(endings.bySam, { id: 'colleague' }));
    expect(notes()).toEqual([]);
    pop.saved([call({ id: 'out', direction: 'outbound' })]);
    expect(notes()).toEqual(['ringing']);
    pop.saved([connectedCall({ id: 'out', direction: 'outbound' })]);
    expect(notes()).toEqual(['answered']);
    pop.saved([connectedCall({ id: 'found', direction: 'outbound' })]);
    expect(notes()).toEqual([]);
  });

  it.each([
    ['off', { on: false }],
    ['without an address', { action: opens('') }],
    ['with a refused address', { action: opens('javascript:alert(1)') }],
  ])('does nothing when the rule is %s', (_, different) => {
    const pop = popInTest({ rules: [popRule(different)] });
    pop.rang([call()]);
    expect(pop.done).toEqual([]);
  });

  it('[C15] does nothing for a caller without a number, unless chosen; never the word undefined', () => {
    const nobody = call({ party: parties.anonymous, line: undefined });
    const closed = popInTest();
    closed.rang([nobody]);
    expect(closed.done).toEqual([]);
    const open = popInTest({ rules: [popRule({ condition: onlyFor({ withoutNumber: true }) })] });
    open.rang([nobody]);
    expect(open.opened()).toEqual(['https://crm.example/?n=&w=']);
  });

  it.each([
    ['a colleague', parties.namelessColleague, 'n=117&e=&w=&x=117&'],
    ['a masked number', parties.masked, 'n=%2B1%20650%20555-01xx&e=&w=&x=&'],
  ])('[C15] fills what is known of %s', (_, party, part) => {
    const action = opens('https://crm.example/?n={number}&e={e164}&w={name}&x={extension}&l={line}');
    const pop = popInTest({ rules: [popRule({ action })] });
    pop.rang([call({ party })]);
    expect(pop.opened()[0]).toContain(part);
  });

  it('[C19] opens at most one page in two seconds and ten in a minute; the others stand in the list', () => {
    const pop = popInTest();
    for (let index = 0; index < 200; index += 1) {
      pop.rang([call()]);
      pop.clock.pass(50);
    }
    expect(pop.done).toHaveLength(5);
    expect(pop.results().filter(({ kind }) => kind === 'left-out')).toHaveLength(195);
    pop.clock.pass(2000);
    for (let index = 0; index < 20; index += 1) {
      pop.rang([call()]);
      pop.clock.pass(2000);
    }
    expect(pop.done).toHaveLength(10);
    pop.clock.pass(60_000);
    pop.rang([call()]);
    expect(pop.done).toHaveLength(11);
  });

  it('[C22] says so when the browser could not be opened', async () => {
    const pop = popInTest({ result: { kind: 'failed' } });
    pop.rang([call()]);
    await settled();
    expect(pop.notOpened).toEqual(pop.opened());
    expect(pop.results()).toEqual([{ kind: 'failed' }]);
  });

  it('[C21] waits with pages, programs and the clipboard while the screen is locked, not with webhooks and notes', () => {
    const pop = popInTest({
      rules: [
        popRule({ id: 'page' }),
        popRule({ id: 'copy', action: { kind: 'clipboard', text: '{e164}' } }),
        popRule({ id: 'note', action: { kind: 'note', text: 'rang' } }),
      ],
    });
    pop.locked();
    pop.rang([call({ id: 'first' })]);
    expect(pop.done.map(({ kind }) => kind)).toEqual(['note']);
    pop.clock.pass(5000);
    pop.rang([call({ id: 'second', party: parties.second })]);
    pop.done.length = 0;
    pop.unlocked();
    // Of each kind the newest: whoever comes back needs one page.
    expect(pop.done.map(({ kind }) => kind)).toEqual(['address', 'clipboard']);
    expect(pop.opened()[0]).toContain('Alan');
    expect(pop.results().filter(({ kind }) => kind === 'left-out')).toHaveLength(2);
  });

  it('[C21] opens nothing for a call of an hour ago when the screen is unlocked', () => {
    const pop = popInTest();
    pop.locked();
    pop.rang([call()]);
    pop.clock.pass(60 * 60_000);
    pop.unlocked();
    expect(pop.done).toEqual([]);
    expect(pop.results()).toEqual([{ kind: 'left-out', why: 'locked' }]);
  });

  it('goes down the rules until one has the last word', () => {
    const pop = popInTest({
      rules: [
        popRule({
          id: '1',
          condition: onlyFor({ lines: ['Sales'] }),
          action: { kind: 'note', text: '1' },
          stopHere: true,
        }),
        popRule({ id: '2', action: { kind: 'note', text: '2' } }),
        popRule({ id: '3', action: { kind: 'note', text: '3' }, stopHere: true }),
        popRule({ id: '4', action: { kind: 'note', text: '4' } }),
      ],
    });
    pop.rang([call()]);
    expect(pop.done).toEqual([
      { kind: 'note', text: '2' },
      { kind: 'note', text: '3' },
    ]);
  });

  it('rests for a number, also after a restart, and has the last word all the same', () => {
    const store = createPopStoreInMemory();
    const rules = [
      popRule({ id: 'crm', coolDownMinutes: 10, stopHere: true }),
      popRule({ id: 'below', action: { kind: 'note', text: 'below' } }),
    ];
    const pop = popInTest({ rules, store });
    pop.rang([call()]);
    pop.clock.pass(5 * 60_000);
    pop.rang([call()]);
    expect(pop.done).toHaveLength(1);
    pop.rang([call({ party: parties.second })]);
    expect(pop.done).toHaveLength(2);
    const again = popInTest({ rules, store });
    again.clock.pass(9 * 60_000);
    again.rang([call()]);
    expect(again.done).toHaveLength(0);
    again.clock.pass(2 * 60_000);
    again.rang([call()]);
    expect(again.done).toHaveLength(1);
  });

  it('tells of what was under way when the app ended', () => {
    const store = createPopStoreInMemory();
    popInTest({ store, result: { kind: 'done' } }).rang([call()]);
    // It ended before anybody could tell.
    const again = popInTest({ store });
    expect(again.results()).toEqual([{ kind: 'interrupted' }]);
  });

  it('does nothing while nobody is signed in', () => {
    const pop = popInTest();
    pop.forget();
    pop.rang([call()]);
    expect(pop.done).toEqual([]);
    expect(pop.runs(0).runs).toEqual([]);
  });
});
