import { isLive } from '../../src/shared/call.ts';
import type { DialAnswer } from '../../src/shared/dialling.ts';
import { call } from '../support/builders.ts';
import { callControlStates, handingOver } from '../support/call-control-states.ts';
import { targets } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';

const people = [targets.ada, targets.colleague, targets.longName, targets.rightToLeft];

/** As the main process reads it: a number, 112, or a name that some have. */
function dial(text: string): DialAnswer {
  const found = people.map((target, at) => ({ target, isRecent: at === 0 }));
  if (text === '112') return { formatted: text, reading: { kind: 'emergency', shown: '112' }, people: [] };
  if (text.startsWith('+'))
    return {
      formatted: targets.unknown.shown,
      reading: { kind: 'target', target: targets.unknown, notes: [] },
      people: [],
    };
  const reading = { kind: 'no-number' } as const;
  const isKnown = text === '' || 'sam rivera'.startsWith(text.toLowerCase());
  return { formatted: text, reading, people: isKnown ? found : [] };
}

const availability = { [targets.colleague.identity.personId]: 'on-call' } as const;
const answers = { dial, contacts: { availability } };
const panes: Readonly<Record<string, GalleryState['state']>> = {
  'control.transferEmpty': handingOver('', 'ask-first'),
  'control.transferFound': handingOver('sa', 'now'),
  'control.transferNumber': handingOver('+14155550137', 'now'),
  'control.transferNoVoicemail': handingOver('+14155550137', 'voicemail'),
  'control.transferNobody': handingOver('zzz', 'ask-first'),
  'control.transferEmergency': handingOver('112', 'now'),
  'control.forwardFound': handingOver('sa', 'ask-first', call()),
  'control.forwardNoVoicemail': handingOver('+14155550137', 'voicemail', call()),
};

/** What opens below the card's buttons, by the place of what opens it. */
const opened: Readonly<Record<string, readonly [state: string, button: string]>> = {
  'control.phonesOpen': ['control.ring', '.control-more'],
  'control.replyOpen': ['control.ring', '.control-row > [aria-expanded]:not(.icon-button)'],
  'control.ringMore': ['control.ring', '.control-row > .icon-button'],
  'control.onCallMore': ['control.onCall', '.control-first > .icon-button'],
  'control.rightOpen': ['control.onCallNoRight', '.right-note > button'],
};

/** The control of calls on the card, and what of it the main window shows. */
export const callControlGallery: Readonly<Record<string, GalleryState>> = {
  ...Object.fromEntries(
    Object.entries(callControlStates).map(([name, state]): [string, GalleryState] => [
      name,
      {
        state,
        answers,
        screens:
          state.calls.some(isLive) && !/pending|failed|noSign/.test(name) ? ['card', 'main'] : ['card'],
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(panes).map(([name, state]): [string, GalleryState] => [
      name,
      { state, answers, screens: ['card'] },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(opened).flatMap(([name, [of, button]]): [string, GalleryState][] => {
      const state = callControlStates[of];
      return state === undefined ? [] : [[name, { state, answers, opened: button, screens: ['card'] }]];
    }),
  ),
};
