import { describe, expect, it } from 'vitest';
import { answeringPhone, answeringPhones } from '../../../src/shared/answering-phone.ts';
import type { ControlDevice } from '../../../src/shared/call-control.ts';

function phone(id: string, different: Partial<ControlDevice> = {}): ControlDevice {
  return { id, label: id, kind: 'desk-phone', online: true, answers: 'unknown', ...different };
}

describe('the phone that answers', () => {
  it.each<[string, readonly ControlDevice[], string | undefined, string, string | undefined]>([
    ['the only one', [phone('a')], undefined, '', 'a'],
    ['nobody knows which of two', [phone('a'), phone('b')], undefined, '', undefined],
    ['the one used last', [phone('a'), phone('b')], 'b', '', 'b'],
    ['the chosen one before the one used last', [phone('a'), phone('b')], 'b', 'a', 'a'],
    [
      'the one used last where the chosen one is off',
      [phone('a', { online: false }), phone('b'), phone('c')],
      'c',
      'a',
      'c',
    ],
    ['not one that refused before', [phone('a', { answers: 'no' }), phone('b')], 'a', 'a', 'b'],
    ['one of which nobody knows whether it is on', [phone('a', { online: undefined })], undefined, '', 'a'],
    ['none', [], 'a', 'a', undefined],
  ])('%s', (_what, devices, lastAnsweredOn, chosen, expected) => {
    expect(answeringPhone({ devices, lastAnsweredOn }, chosen)?.id).toBe(expected);
  });

  it('is no phone that is off or refuses', () => {
    const devices = [phone('a', { online: false }), phone('b', { answers: 'no' }), phone('c')];
    expect(answeringPhones({ devices }).map(({ id }) => id)).toEqual(['c']);
  });
});
