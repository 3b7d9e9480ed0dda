import { describe, expect, it } from 'vitest';
import { entryOfCard } from '../../../../src/main/people/contacts/card-entry.ts';
import {
  type Found,
  largestFile,
  previewCards,
} from '../../../../src/main/people/contacts/import-preview.ts';
import { reader } from './people-in-test.ts';

const cardOf = (at: number, more = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Person ${at};;;;\r\n${more}END:VCARD\r\n`;
const cards = (count: number, more?: string): string =>
  Array.from({ length: count }, (_, at) => cardOf(at, more)).join('');

/** @returns what is found, and how often everything else had its turn meanwhile */
async function preview(text: string): Promise<{ found: Found | string; turns: number }> {
  let turns = 0;
  const clock = {
    after: (_ms: number, run: () => void) => {
      turns += 1;
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const found = await previewCards(text, {
    ...{ clock, lookalikes: { of: () => [] }, isOver: () => false },
    entryOf: (card) => entryOfCard(card, reader.numbers),
  });
  return { found, turns };
}

describe('a large file of contacts', () => {
  it('[G09] of ten thousand is read as a whole, in slices between which a ring has its turn', async () => {
    const { found, turns } = await preview(cards(10_000));
    expect(found).toMatchObject({ unread: 0 });
    expect((found as Found).cards).toHaveLength(10_000);
    expect((found as Found).rows).toHaveLength(5);
    expect(turns).toBe(200);
  });

  it('[G09] of one more than the platform takes is refused', async () => {
    expect((await preview(cards(10_001))).found).toBe('too-many');
  });

  it.each([
    ['in one line', (size: number) => `PHOTO;ENCODING=b:${'A'.repeat(size)}\r\n`],
    ['folded', (size: number) => `PHOTO;ENCODING=b:A\r\n${` ${'A'.repeat(73)}\r\n`.repeat(size / 76)}`],
    ['as an address', (size: number) => `PHOTO;VALUE=uri:data:image/png;base64,${'A'.repeat(size)}\r\n`],
  ])('[G09] that is a picture of 10 MB %s has its contacts, and not the picture', async (_, photo) => {
    const text = cardOf(0) + cardOf(1, photo(largestFile - 1_000)) + cardOf(2);
    expect(text.length).toBeGreaterThan(0.95 * largestFile);
    const { found } = await preview(text);
    expect((found as Found).cards.map(({ card }) => card)).toEqual([
      { lastName: 'Person 0' },
      { lastName: 'Person 1' },
      { lastName: 'Person 2' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\u0000script:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
  ])('[G09] keeps no address that is a script or a file: %j', async (address) => {
    const { found } = await preview(cardOf(0, `URL:${address}\r\nURL;VALUE=uri:${address}\r\n`));
    expect((found as Found).cards.map(({ card }) => card)).toEqual([{ lastName: 'Person 0' }]);
  });
});
