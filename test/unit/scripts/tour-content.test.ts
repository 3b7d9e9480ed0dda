import { describe, expect, test } from 'vitest';
import { differences, toContent } from '../../../scripts/lib/tour/content.ts';

const card = `- main "Ada Lovelace":
  - paragraph: Incoming call
  - timer "Incoming call 0:07": 0:07
  - button "Hide card. The call keeps ringing."
  - heading "Ada Lovelace" [level=1]
  - paragraph: +1 (212) 555-0100 Name sent by caller
  - region "Before this call":
    - heading "No earlier calls or faxes" [level=2]`;

const window = `- banner:
  - button "Back" [disabled]
  - heading "Calls" [level=1]
- status: Back online.
- main:
  - listbox "Calls":
    - option "Ada Lovelace 2:23 PM":
      - paragraph: Ada Lovelace
  - paragraph: Choose a call
  - term: Last event
  - definition: 40 sec ago
  - term: Events
  - definition: "1,126"`;

describe('a picture of the tour is held against its state in the gallery', () => {
  test.each([
    ['how long it rings', card, card.replaceAll('0:07', '12:40')],
    ['the time of day', '- text: saved at 3:16 PM.', '- text: saved at 11:02 AM.'],
    ['how long ago', window, window.replace('40 sec ago', 'just now')],
    ['how long it took', '- paragraph: Call ended · 4 sec', '- paragraph: Call ended · 1 hr 5 min'],
    ['a port', '- textbox "Server": http://127.0.0.1:41234', '- textbox "Server": http://127.0.0.1:5081'],
    ['a count', window, window.replace('"1,126"', '"0"')],
    ['the rows of a list', window, window.replace('Ada Lovelace 2:23 PM', 'Grace Hopper 9:00 AM')],
    ['what was before this call', card, card.replace('No earlier calls or faxes', 'Recently')],
    ['the way through the window', window, window.replace(' [disabled]', '')],
    ['what was said aloud once', window, window.replace('- status: Back online.', '- status')],
  ])('%s may differ', (_, picture, state) => {
    expect(picture).not.toBe(state);
    expect(differences(toContent(picture), toContent(state))).toEqual([]);
  });

  test.each([
    ['a name', card, card.replaceAll('Ada Lovelace', 'Alan Turing')],
    ['a number', card, card.replace('555-0100', '555-0137')],
    ['a word', card, card.replace('Incoming call', 'Incoming call (quiet)')],
    ['a line that is missing', card, card.replace('  - heading "Ada Lovelace" [level=1]\n', '')],
    ['a button that cannot be pressed', card, card.replace('ringing."', 'ringing." [disabled]')],
    ['a level', card, card.replace('level=1', 'level=2')],
    ['what stands below a list', window, window.replace('Choose a call', 'Choose a person')],
    ['the name of a list', window, window.replace('listbox "Calls"', 'listbox "Texts"')],
  ])('%s may not', (_, picture, state) => {
    expect(picture).not.toBe(state);
    expect(differences(toContent(picture), toContent(state))).not.toEqual([]);
  });

  test('the same words in another order are told', () => {
    expect(differences(['- a', '- b'], ['- b', '- a'])).toEqual(['the same lines in another order']);
  });

  test('each difference is named with the side it is on', () => {
    expect(differences(['- a', '- c'], ['- b', '- c'])).toEqual([
      'only in the picture: - a',
      'only in the gallery: - b',
    ]);
  });
});
