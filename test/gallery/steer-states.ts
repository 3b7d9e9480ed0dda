import type { AppState } from '../../src/shared/app-state.ts';
import { noCallControl } from '../../src/shared/call-control.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { appState, builtAt, cardFor, connectedCall, parties } from '../support/builders.ts';
import { control, controlDevices, controlProblem, steered } from '../support/call-control-builders.ts';
import { callControlStates } from '../support/call-control-states.ts';
import { parkedCall } from '../support/control-builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;

/** The first call of that state, opened beside the list. */
function opened(state: AppState): Drawn {
  const callId = state.calls[0]?.id ?? '';
  return { state: { ...state, card: cardFor([]) }, route: { screen: 'calls', callId } };
}

const inDetail: readonly string[] = Object.keys(callControlStates).filter((name) =>
  [
    ...['control.ring', 'control.ringQueue', 'control.ringNoRight', 'control.ringNoDevice', 'control.onCall'],
    ...['control.onHold', 'control.recording', 'control.onCallNoRight', 'control.pending.transfer'],
    ...['control.pending.answer-on', 'control.parked'],
  ].includes(name),
);

const waiting = connectedCall({ id: 'waiting', phase: 'parked' });
const forgotten = connectedCall({ id: 'forgotten', phase: 'parked', party: parties.longName });

function parked(different: Partial<AppState['callControl']> = {}): Drawn {
  const state = steered(
    [
      [forgotten, control(forgotten)],
      [waiting, control(waiting)],
    ],
    {
      parked: [
        parkedCall({
          callId: 'forgotten',
          party: forgotten.party,
          parkedAt: builtAt - 754_000,
          isAlarming: true,
        }),
        parkedCall({ callId: 'waiting', slot: undefined }),
      ],
      ...different,
    },
  );
  return { state: { ...state, card: cardFor([]) }, route: { screen: 'calls' } };
}

const failed = control(waiting, {
  problem: controlProblem('retrieve', 'device-offline', { deviceLabel: 'Desk phone' }),
});

function settings(page: 'calls' | 'shortcuts', different: Partial<AppState>): Drawn {
  return { state: appState(different), route: { screen: 'settings', page } };
}

const devices = [controlDevices.desk, controlDevices.app];

/** How calls are steered from the main window, and what can be chosen about it. */
export const steerStates: Readonly<Record<string, Drawn>> = {
  ...Object.fromEntries(
    inDetail.map((name) => [`main.${name}`, opened(callControlStates[name] ?? appState())]),
  ),
  'main.parked': parked(),
  'main.parkedFailed': parked({ byCall: { forgotten: control(forgotten), waiting: failed } }),
  'settings.answerOn': settings('calls', {
    callControl: { ...noCallControl, devices, lastAnsweredOn: controlDevices.app.id },
  }),
  'settings.answerChosen': settings('calls', {
    callControl: { ...noCallControl, devices },
    settings: {
      ...defaultSettings,
      calls: { ...defaultSettings.calls, answerOn: controlDevices.desk.id, parkAlarmMinutes: 7 },
    },
  }),
  'settings.answerNoRight': settings('calls', {
    callControl: { ...noCallControl, right: { has: 'no', code: 'CMN-408', permission: 'CallControl' } },
  }),
};
