import { describe, expect, test } from 'vitest';
import { phaseChip } from '../../../../src/renderer/fax/phase-chips.ts';
import { phaseSentence } from '../../../../src/renderer/fax/phase-sentences.ts';
import { asOutgoing, phaseTitle } from '../../../../src/renderer/fax/phase-words.ts';
import { stepsOf } from '../../../../src/renderer/fax/steps.ts';
import { spokenWords } from '../../../../src/renderer/fax/use-fax-speech.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { FaxItem } from '../../../../src/shared/fax.ts';
import { builtAt } from '../../../support/builders.ts';
import { faxItem, faxParties, receivedFax, sentFax, sentTo } from '../../../support/fax-builders.ts';

const i18n = createWords('en-GB');
const { clinic, unknown, museum } = faxParties;
const monday = builtAt + 3 * 24 * 3600_000;

const states: readonly (readonly [
  Partial<FaxItem>,
  title: string,
  chip: string,
  sentence: RegExp | undefined,
])[] = [
  [
    { phase: 'waiting', waits: 'offline' },
    'Will be uploaded when you’re online',
    'Waits for the network',
    /kept on this computer/,
  ],
  [{ phase: 'waiting', waits: 'budget' }, 'RingCentral asks to wait', 'Waiting', /by itself/],
  [{ phase: 'waiting', waits: 'turn' }, 'Waits for its turn', 'Waiting', /before it/],
  [
    { phase: 'waiting', waits: 'twin' },
    'Waits for the same fax before it',
    'Waiting',
    /never on their way at once/,
  ],
  [{ phase: 'waiting', waits: 'retry' }, 'Will be tried again', 'Waiting', /Nothing of it has left/],
  [{ phase: 'waiting', waits: 'disk' }, 'Cannot be written down', 'Cannot be written down', /Make room/],
  [{ phase: 'waiting', waits: 'confirm-late' }, 'Still send this fax?', 'Still send this fax?', /12 hours/],
  [
    { phase: 'uploading', bytes: 1000, bytesSent: 724 },
    'Uploading · 72 %',
    'Uploading 72 %',
    /close this window/,
  ],
  [{ phase: 'refused' }, 'RingCentral did not take this fax', 'Not taken', /Nothing was sent/],
  [{ phase: 'unsure' }, 'Looking whether this went out', 'Looking', /three minutes/],
  [{ phase: 'ask' }, 'We cannot tell whether this went out', 'Needs your answer', undefined],
  [{ phase: 'scheduled', sendAt: monday }, 'Will be sent Mon 09:42', 'Will be sent Mon 09:42', undefined],
  [{ phase: 'queued' }, 'In RingCentral’s queue', 'Queued', undefined],
  [{ phase: 'queued', unconfirmed: true }, 'RingCentral hasn’t confirmed yet', 'Not confirmed', /15 minutes/],
  [
    { phase: 'sending', to: [sentTo(clinic, 'sending'), sentTo(unknown, 'waiting')] },
    'Sending to 2',
    'Sending',
    undefined,
  ],
  [
    { phase: 'sending', unconfirmed: true },
    'RingCentral hasn’t confirmed yet',
    'Not confirmed',
    /15 minutes/,
  ],
  [
    { phase: 'sent', pages: 7, to: [sentTo(clinic), sentTo(unknown)] },
    'Sent to 2 · 7 pages',
    'Sent',
    undefined,
  ],
  [{ phase: 'sent', pages: undefined, to: [sentTo(clinic)] }, 'Sent to 1', 'Sent', undefined],
  [
    { phase: 'partly', to: [sentTo(clinic), sentTo(unknown, 'failed'), sentTo(museum)] },
    'Sent to 2 of 3',
    'Sent to 2 of 3',
    undefined,
  ],
  [{ phase: 'failed', to: [sentTo(clinic, 'failed', 'LineBusy')] }, 'Not sent', 'Not sent', undefined],
  [{ phase: 'dropped' }, 'Not sent again, as you chose', 'Not sent again, as you chose', /turn up/],
  [{ phase: 'cancelled' }, 'Cancelled', 'Cancelled', /stopped before/],
];

describe('where a fax stands', () => {
  test.each(states)('%o', (different, title, chip, sentence) => {
    const item = faxItem(different);
    expect(phaseTitle(item, builtAt, i18n)).toBe(title);
    expect(phaseChip(item, builtAt, i18n).words).toBe(chip);
    if (sentence === undefined) expect(phaseSentence(item, i18n)).toBeUndefined();
    else expect(phaseSentence(item, i18n)).toMatch(sentence);
  });

  test('the share of an upload is rounded down: 100 % means that all of it has gone', () => {
    const at = (bytesSent: number): string => phaseTitle(faxItem({ bytes: 3000, bytesSent }), builtAt, i18n);
    expect([at(0), at(2999), at(3000), at(9999)]).toEqual([
      ...['Uploading · 0 %', 'Uploading · 99 %', 'Uploading · 100 %', 'Uploading · 100 %'],
    ]);
    expect(phaseTitle(faxItem({ bytes: 0 }), builtAt, i18n)).toBe('Uploading · 0 %');
  });

  test('a second copy that turned up is said before anything else', () => {
    const item = faxItem({ phase: 'sent', to: [sentTo(clinic)], twinFaxId: '7' });
    expect(phaseChip(item, builtAt, i18n)).toEqual({ tone: 'warn', words: 'Went out twice' });
  });

  test('what failed is told by its tone, what is doubtful by another', () => {
    const tone = (phase: FaxItem['phase']): string => phaseChip(faxItem({ phase }), builtAt, i18n).tone;
    expect([tone('failed'), tone('refused')]).toEqual(['stop', 'stop']);
    expect([tone('partly'), tone('ask'), tone('unsure')]).toEqual(['warn', 'warn', 'warn']);
    expect([tone('sent'), tone('queued')]).toEqual(['neutral', 'info']);
  });

  test('a row of the platform reads the same, a received one says nothing of sending', () => {
    const row = asOutgoing(sentFax({ phase: 'partly', to: [sentTo(clinic), sentTo(unknown, 'failed')] }));
    expect(row && phaseTitle(row, builtAt, i18n)).toBe('Sent to 1 of 2');
    expect(asOutgoing(receivedFax())).toBeUndefined();
  });
});

describe('the steps', () => {
  const drawn = (phase: FaxItem['phase']): string => Object.values(stepsOf(phase)).join(' ');

  test.each([
    ['waiting', 'ahead ahead ahead ahead'],
    ['uploading', 'now ahead ahead ahead'],
    ['unsure', 'now ahead ahead ahead'],
    ['ask', 'now ahead ahead ahead'],
    ['refused', 'failed ahead ahead ahead'],
    ['dropped', 'failed ahead ahead ahead'],
    ['cancelled', 'failed ahead ahead ahead'],
    ['scheduled', 'done now ahead ahead'],
    ['queued', 'done now ahead ahead'],
    ['sending', 'done done now ahead'],
    ['sent', 'done done done done'],
    ['partly', 'done done done failed'],
    ['failed', 'done done done failed'],
  ] as const)('%s: %s', (phase, steps) => {
    expect(drawn(phase)).toBe(steps);
  });
});

describe('what is said aloud', () => {
  test('an upload says each quarter once, whatever it has in between', () => {
    const said = Array.from({ length: 101 }, (_, percent) =>
      spokenWords(faxItem({ bytes: 100, bytesSent: percent }), builtAt, i18n),
    );
    expect([...new Set(said)]).toEqual(
      [0, 25, 50, 75, 100].map((percent) => `Uploading, ${percent} percent.`),
    );
  });

  test('a failure says why', () => {
    const item = faxItem({ phase: 'failed', to: [sentTo(clinic, 'failed', 'LineBusy')] });
    expect(spokenWords(item, builtAt, i18n)).toBe('Fax not sent. The line was busy.');
  });
});
