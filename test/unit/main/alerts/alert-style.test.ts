import { describe, expect, it } from 'vitest';
import { alertStyleOf } from '../../../../src/main/alerts/alert-style.ts';
import { callingWords } from '../../../../src/main/alerts/words.ts';
import { createWords } from '../../../../src/main/words.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import type { Caution } from '../../../../src/shared/identification.ts';
import { type AlertStyle, defaultSettings } from '../../../../src/shared/settings.ts';
import { call, lines } from '../../../support/builders.ts';

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

const from = (different: Partial<NumberParty>): NumberParty => ({
  kind: 'number',
  number: { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' },
  name: undefined,
  ...different,
});
const spam: Caution = { kind: 'spam', why: 'network' };
const blocked: Caution = { kind: 'blocked' };

describe('a call to be met with care', () => {
  it.each<[string, Caution | undefined, AlertStyle, AlertStyle]>([
    ['nothing is known against it', undefined, 'card', 'card'],
    ['it is likely spam', spam, 'card', 'quiet-card'],
    ['it is likely spam, and cards are off', spam, 'tray-only', 'tray-only'],
    ['it is blocked', blocked, 'card', 'tray-only'],
    ['it is blocked, and nothing is to show', blocked, 'nothing', 'nothing'],
  ])('is never louder than is due where %s', (_, caution, chosen, style) => {
    const ring = call({ party: from({ caution }) });
    const queued = call({ party: from({ caution }), line: lines.support });
    expect(alertStyleOf(ring, [ring], { ...defaultSettings.alerts, direct: chosen })).toBe(style);
    expect(alertStyleOf(queued, [queued], { ...defaultSettings.alerts, queue: chosen })).toBe(style);
  });

  it('stays quiet as a second call, too', () => {
    const [first, second] = [call(), call({ party: from({ caution: blocked }) })];
    expect(alertStyleOf(second, [first, second], defaultSettings.alerts)).toBe('tray-only');
  });
});

it.each<[Partial<NumberParty>, string]>([
  [{}, '+1 (212) 555-0100 is calling'],
  [{ probably: 'Analytical Engines Ltd' }, 'Probably Analytical Engines Ltd is calling'],
  [{ probably: 'Analytical Engines Ltd', name: 'A. LOVELACE' }, 'A. LOVELACE is calling'],
  [{ ownAs: 'Mobile', name: 'AVA M' }, 'Your own phone (Mobile) is calling'],
])('a notification says of %j: %s', (different, words) => {
  expect(callingWords(call({ party: from(different) }), createWords('en'))).toBe(words);
});
