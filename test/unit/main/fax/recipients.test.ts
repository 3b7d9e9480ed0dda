import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRecipients,
  editRecipient,
  markTooMany,
  splitRecipients,
} from '../../../../src/main/fax/recipients.ts';
import { faxLimits } from '../../../../src/shared/fax-draft.ts';
import { recipientGround } from './fax-fixture.ts';

const brief = (text: string): readonly string[] =>
  addRecipients([], text, recipientGround()).map((one) =>
    [one.number?.e164 ?? one.text, one.problem ?? one.note ?? 'good'].join(' '),
  );

describe('a text that names recipients', () => {
  it.each([
    ['one number', '+14155550188', ['+14155550188 good']],
    ['a number without its country', '(415) 555-0188', ['+14155550188 home-country']],
    ['a list with commas', '+14155550188, +14155550189', ['+14155550188 good', '+14155550189 good']],
    [
      'a list with semicolons and lines',
      '+14155550188;\r\n+14155550189\n',
      ['+14155550188 good', '+14155550189 good'],
    ],
    ['[F22] my own number', '+16505550100', ['+16505550100 own-number']],
    ['a number abroad', '+442075550123', ['+442075550123 international']],
    ['an emergency number', '911', ['911 emergency']],
    ['an extension', '104', ['104 extension']],
    ['a name alone', 'Mercy Clinic', ['Mercy Clinic not-a-number']],
    ['nothing', ' ,; \n', []],
  ])('with %s', (_what, text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it('[F22] names everybody once, however often and in whatever form', () => {
    expect(brief('+14155550188, (415) 555-0188; 415-555-0188, tel:+14155550188')).toHaveLength(1);
  });

  it('[F22] marks those beyond fifty, and leaves nobody out without a word', () => {
    const many = Array.from({ length: 80 }, (_, index) => `+1415555${String(1000 + index)}`).join(',');
    const marked = markTooMany(addRecipients([], many, recipientGround()));
    expect(marked.map(({ problem }) => problem)).toEqual([
      ...Array.from({ length: faxLimits.recipients }, () => undefined),
      ...Array.from({ length: 30 }, () => 'too-many'),
    ]);
  });

  it('never throws, and gives each chip its own id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const chips = addRecipients([], text, recipientGround());
        expect(new Set(chips.map(({ id }) => id)).size).toBe(chips.length);
        expect(splitRecipients(text).every((part) => !/\p{Cc}/u.test(part))).toBe(true);
      }),
    );
  });
});

describe('a chip that is edited', () => {
  const ground = recipientGround();
  const two = addRecipients([], '+14155550188, +14155550189', ground);

  it('stays where it stood', () => {
    const after = editRecipient(two, two[0]!.id, '+14155550190', ground);
    expect(after.map(({ number }) => number?.e164)).toEqual(['+14155550190', '+14155550189']);
  });

  it('goes where that number is there already', () => {
    const after = editRecipient(two, two[0]!.id, '+14155550189', ground);
    expect(after.map(({ number }) => number?.e164)).toEqual(['+14155550189']);
  });

  it('goes where nothing is left of it', () => {
    expect(editRecipient(two, two[1]!.id, ' ', ground)).toHaveLength(1);
  });

  it('that is not there changes nothing', () => {
    expect(editRecipient(two, 'nobody', '+14155550190', ground)).toBe(two);
  });
});
