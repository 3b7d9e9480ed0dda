import type { DialAnswer, DialPerson } from '../../src/shared/dialling.ts';
import { targets } from '../support/ring-out-builders.ts';
import type { StillAnswers } from './still-companion.ts';

const recent: readonly DialPerson[] = [
  { target: targets.ada, isRecent: true },
  { target: targets.unknown, isRecent: true },
];

const everybody: readonly DialPerson[] = [
  ...recent,
  { target: targets.colleague, isRecent: false },
  { target: targets.longName, isRecent: false },
  { target: targets.rightToLeft, isRecent: false },
];

function people(found: readonly DialPerson[]): (text: string) => DialAnswer {
  return (text) => ({ formatted: text, reading: { kind: 'no-number' }, people: found });
}

/** What Quick call's field is answered with, in the states that ask for more than what waits. */
export const quickCallAnswers: Readonly<Record<string, StillAnswers | undefined>> = {
  'quick.recent': { dial: people(recent) },
  'quick.name': { dial: people(everybody) },
};
