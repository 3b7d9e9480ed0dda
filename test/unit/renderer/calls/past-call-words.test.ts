import { describe, expect, test } from 'vitest';
import { outcomeLine } from '../../../../src/renderer/calls/past-call-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import { endings, lines, pastCall } from '../../../support/builders.ts';

const i18n = createWords('en-US');

describe("a row's second line", () => {
  test.each([
    [pastCall(), 'Missed · Main line'],
    [pastCall({ unheard: true }), 'Missed (you were offline) · Main line'],
    [pastCall({ ending: endings.here, talkedSeconds: 372 }), '6 min · Main line'],
    [pastCall({ ending: endings.here, line: undefined, talkedSeconds: 40 }), '40 sec'],
    [pastCall({ ending: endings.here }), 'Answered · Main line'],
    [pastCall({ ending: endings.bySam, line: lines.support }), 'Answered by Sam Rivera'],
    [pastCall({ ending: endings.voicemail }), 'Voicemail · Main line'],
    [pastCall({ ending: endings.declined, line: lines.support }), 'Skipped · Support queue'],
    [pastCall({ ending: endings.declined }), 'Passed on · Main line'],
    [pastCall({ ending: endings.notConnected, line: undefined }), 'Not reached'],
    [pastCall({ ending: endings.unknown }), 'Outcome unknown · Main line'],
  ])('%#: names the outcome, then the line', (call, words) => {
    expect(outcomeLine(call, i18n)).toBe(words);
  });
});
