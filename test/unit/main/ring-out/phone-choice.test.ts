import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePhone, type PhoneSurroundings } from '../../../../src/main/ring-out/phone-choice.ts';
import type { OwnPhone } from '../../../../src/shared/ring-out.ts';
import type { PhoneRule } from '../../../../src/shared/settings.ts';
import { deskPhone } from './course-in-test.ts';

const desk: OwnPhone = { ...deskPhone, id: 'desk', online: true };
const mobile: OwnPhone = { ...deskPhone, id: 'mobile', kind: 'mobile', online: undefined };
const app: OwnPhone = { ...deskPhone, id: 'app', kind: 'app', online: false };
const phones = [app, desk, mobile];

const around = (different: Partial<PhoneSurroundings> = {}): PhoneSurroundings => ({
  settings: { ringFirst: '', phoneRules: [] },
  lastUsed: undefined,
  addresses: ['eth0 192.168.7.20'],
  time: { minute: 9 * 60, weekday: 1 },
  ...different,
});
const hours = (phoneId: string, from: number, to: number, days: readonly number[] = []): PhoneRule => ({
  ...{ phoneId, when: { kind: 'hours', from: from * 60, to: to * 60, days } },
});
const network = (phoneId: string, subnet: string): PhoneRule => ({
  phoneId,
  when: { kind: 'network', subnet },
});
const choose = (different: Partial<PhoneSurroundings>, some = phones): string => {
  const { chosenId, because } = choosePhone(some, around(different));
  return `${chosenId} ${because}`;
};
const rules = (...phoneRules: readonly PhoneRule[]) => ({ settings: { ringFirst: 'mobile', phoneRules } });

describe('the phone that rings first', () => {
  it.each<readonly [string, Partial<PhoneSurroundings>, readonly OwnPhone[], string]>([
    ['none is there', {}, [], 'undefined first'],
    ['there is only one', { lastUsed: 'desk' }, [app], 'app only-one'],
    ['nothing is said: the first on line', {}, phones, 'desk first'],
    ['none is on line for certain: one that may be', {}, [app, mobile], 'mobile first'],
    ['all are off line: the first', {}, [app, { ...desk, online: false }], 'app first'],
    ['one was used last', { lastUsed: 'mobile' }, phones, 'mobile last-used'],
    ['the one used last is off line', { lastUsed: 'app' }, phones, 'desk first'],
    ['the one used last is gone', { lastUsed: 'old' }, phones, 'desk first'],
    [
      'the setting names one, also off line',
      { settings: { ringFirst: 'app', phoneRules: [] } },
      phones,
      'app setting',
    ],
    [
      'the setting names one that is gone',
      { settings: { ringFirst: 'old', phoneRules: [] }, lastUsed: 'mobile' },
      phones,
      'mobile last-used',
    ],
    ['a rule fits this network', rules(network('desk', '192.168.7.0/24')), phones, 'desk network'],
    ['a rule fits another network', rules(network('desk', '10.0.0.0/8')), phones, 'mobile setting'],
    ['a rule’s phone is gone', rules(network('old', '192.168.7.0/24')), phones, 'mobile setting'],
    [
      'two rules fit: the first',
      rules(hours('app', 8, 17), network('desk', '192.168.7.0/24')),
      phones,
      'app hour',
    ],
    [
      'this computer is on no network',
      { ...rules(network('desk', '0.0.0.0/0')), addresses: [] },
      phones,
      'mobile setting',
    ],
  ])('where %s', (_where, different, some, chosen) => {
    expect(choose(different, [...some])).toBe(chosen);
  });

  it.each<readonly [string, PhoneRule, number, number, boolean]>([
    ['from the minute it begins', hours('desk', 8, 17), 8 * 60, 3, true],
    ['not in the minute it ends', hours('desk', 8, 17), 17 * 60, 3, false],
    ['on its days only', hours('desk', 8, 17, [1, 2]), 9 * 60, 3, false],
    ['late in the evening that it reaches over', hours('desk', 22, 6, [5]), 23 * 60, 5, true],
    ['and in the night after it', hours('desk', 22, 6, [5]), 60, 6, true],
    ['but not in the night before', hours('desk', 22, 6, [5]), 60, 5, false],
    ['in the night to Sunday', hours('desk', 22, 6, [6]), 60, 0, true],
    ['all day, where it ends when it begins', hours('desk', 0, 0, [2]), 12 * 60, 2, true],
  ])('a rule by the hour holds %s', (_when, rule, minute, weekday, holds) => {
    expect(choose({ ...rules(rule), time: { minute, weekday } })).toBe(
      holds ? 'desk hour' : 'mobile setting',
    );
  });

  it('is always one that is there', () => {
    const id = fc.constantFrom('desk', 'mobile', 'app', 'old', '');
    const rule = fc.oneof(
      fc
        .record({ from: fc.nat(24), to: fc.nat(24) })
        .chain(({ from, to }) => id.map((phone) => hours(phone, from, to))),
      fc.tuple(id, fc.string()).map(([phone, subnet]) => network(phone, subnet)),
    );
    fc.assert(
      fc.property(
        fc.subarray(phones, { minLength: 1 }),
        id,
        id,
        fc.array(rule),
        (some, ringFirst, lastUsed, phoneRules) => {
          const { chosenId } = choosePhone(some, around({ settings: { ringFirst, phoneRules }, lastUsed }));
          expect(some.map((phone) => phone.id)).toContain(chosenId);
        },
      ),
    );
  });
});
