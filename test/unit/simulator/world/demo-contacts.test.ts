import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ContactFields } from '../../../../src/simulator/people-types.ts';
import { demoOptions } from '../../../../src/simulator/world/world.ts';
import { ava, startDay } from './a-day-at-work.ts';

const guide = readFileSync(new URL('../../../../docs/user-guide.md', import.meta.url), 'utf8');

/** What becomes of a call to each of the demo's telling names. */
const telling = {
  'Blue Door Café': 'busy',
  'Midnight Movers': 'no-answer',
  'Grumpy Glazier': 'rejected',
  'Lucky Draw Line': 'destination-blocked',
  'Far Away Imports': 'international-disabled',
  'Old Warehouse': 'invalid',
  'Lost Signal Radio': 'cannot-reach',
  'Silent Partner': 'never',
} as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const fullName = (fields: ContactFields): string =>
  `${text(fields['firstName'])} ${text(fields['lastName'])}`;

const demo = () => startDay({ ...demoOptions, history: false });

describe('the contacts of the demo', () => {
  it('are some forty, and those who ring in its scenarios are among them', () => {
    const { world } = demo();
    const contacts = world.addressBook(ava).at(0);
    expect(contacts.length).toBeGreaterThanOrEqual(40);
    const names = contacts.map(({ fields }) => fullName(fields));
    for (const name of ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Dana Wu'])
      expect(names).toContain(name);
  });

  it.each(Object.entries(telling))('go as their names and the user guide say: %s, %s', (name, outcome) => {
    const { world } = demo();
    const { fields } = world
      .addressBook(ava)
      .at(0)
      .find((one) => fullName(one.fields) === name)!;
    const to = [fields['businessPhone'], fields['mobilePhone']].find((number) => typeof number === 'string')!;
    world.ringOuts.create({
      extensionId: ava,
      from: '+16505550101',
      to,
      callerId: undefined,
      playPrompt: false,
    });
    expect(world.ringOuts.truth()).toMatchObject([{ outcome }]);
    expect(guide).toContain(name);
  });

  it('have favorites that exist, for everybody who can sign in', () => {
    const { world } = demo();
    for (const { id } of world.extensions.filter(({ canSignIn }) => canSignIn)) {
      const ids = new Set([
        ...world
          .addressBook(id)
          .at(0)
          .map((contact) => String(contact.id)),
        ...world.directory.entries().map((entry) => entry.id),
      ]);
      const favorites = world
        .favorites(id)
        .map((one) => ('contactId' in one ? one.contactId : one.extensionId));
      expect(favorites.length).toBeGreaterThan(4);
      expect(favorites.filter((one) => !ids.has(one))).toEqual([]);
      expect(favorites).not.toContain(String(id));
    }
  });
});
