import fc from 'fast-check';
import type { History } from '../../../../src/main/storage/history.ts';
import type { PopRun } from '../../../../src/shared/screen-pop.ts';
import {
  dialledNow,
  noteNumbered,
  personNumbered,
  reminderNumbered,
} from '../../../support/history-child.ts';
import { type HistoryInTest, numberedCall, pastCall } from './history-in-test.ts';

export const popRun = (who: string): Omit<PopRun, 'id'> => ({
  ...{ at: 1, ruleId: 'r', ruleName: '', moment: 'ringing', direction: 'inbound', who },
  ...{ effect: { kind: 'note', text: 'x' }, result: { kind: 'under-way' } },
});
export const popClaim = (n: number) => ({ callKey: `s-${n}`, ruleId: 'r', number: '+12125550100', at: n });

/** Three calls, a note, a favourite, and what a rule did. */
export function fill(test: HistoryInTest): void {
  const history = test.open();
  history.write({
    logged: [1, 2, 3].map(numberedCall),
    callMarks: { notes: [noteNumbered(1)] },
    favourites: ['personal:1'],
    cursor: { name: 'call-log', from: undefined, to: 'token' },
  });
  history.pops.settle(history.pops.begin(popClaim(0), popRun('before')), { kind: 'done' });
  history.close();
}

/** What a person, the platform and rules bring about. */
export const kinds: readonly ((history: History, n: number) => void)[] = [
  (history, n) => {
    const from = history.cursors.get('call-log');
    history.write({ logged: [numberedCall(n)], cursor: { name: 'call-log', from, to: `token-${n}` } });
  },
  (history, n) => history.write({ seen: [pastCall({ id: `s-${n}`, telephonySessionId: `s-${n}` })] }),
  (history, n) => history.write({ gone: [`r${n}`] }),
  (history, n) =>
    history.write({
      logged: [numberedCall(n)],
      whole: { from: numberedCall(n + 3).row.startedAt, to: numberedCall(n).row.startedAt },
    }),
  (history, n) =>
    history.write({ callMarks: { notes: [noteNumbered(n)], handled: [{ callKey: `s-${n}`, at: n }] } }),
  (history, n) =>
    history.write({
      callMarks: { dropNotes: [`call s-${n}`], handled: [{ callKey: `s-${n}`, at: undefined }] },
    }),
  (history, n) =>
    history.write({ callMarks: { reminders: [reminderNumbered(n)], dropReminders: [`c-${n - 1}`] } }),
  (history, n) => history.write({ people: { put: [personNumbered(n)], gone: [`personal:${n - 1}`] } }),
  (history, n) => history.write({ people: { clear: { source: 'personal', parts: 'is', part: n % 7 } } }),
  (history, n) => history.write({ favourites: [`personal:${n}`, 'personal:1'] }),
  (history, n) =>
    history.write({ dialled: { ...dialledNow, at: n, target: { ...dialledNow.target, to: `${n}` } } }),
  (history, n) =>
    history.write({
      identification: {
        tags: [{ owner: `personal:${n}`, tag: 'VIP', on: n % 3 > 0 }],
        choice: { number: `${n}`, personId: n % 2 === 0 ? undefined : 'p' },
      },
    }),
  (history, n) => history.cursors.set('events', `${n}`, 'now'),
  (history, n) => void history.pops.note(popRun(`noted ${n}`)),
  (history, n) =>
    history.pops.settle(history.pops.begin(popClaim(n), popRun(`caller ${n}`)), { kind: 'done' }),
  (history, n) => {
    if (n % 4 === 0) history.pops.clear();
    else history.pops.interrupt();
  },
];

export type Step = { readonly kind: number; readonly n: number };
export const anySteps = fc.array(
  fc.record({ kind: fc.nat({ max: kinds.length - 1 }), n: fc.integer({ min: 1, max: 12 }) }),
  { maxLength: 25 },
);
export const play = (history: History, steps: readonly Step[]): void => {
  for (const { kind, n } of steps) kinds[kind]?.(history, n);
};
