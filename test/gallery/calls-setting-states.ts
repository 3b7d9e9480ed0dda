import type { AppState } from '../../src/shared/app-state.ts';
import type { LinkOwners } from '../../src/shared/dialling.ts';
import type { RingMeTest } from '../../src/shared/ring-out.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
import { appState, builtAt } from '../support/builders.ts';
import { ownPhone, ownPhones } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;

const linkOwners: LinkOwners = {
  tel: { kind: 'ringside' },
  callto: { kind: 'another', name: 'Skype' },
  sms: { kind: 'nobody' },
  ringside: { kind: 'unknown' },
};

function page(different: Partial<AppState>, calls: Partial<Settings['calls']> = {}): Drawn {
  return {
    state: appState({
      ...{ phones: ownPhones(), linkOwners },
      settings: { ...defaultSettings, calls: { ...defaultSettings.calls, ...calls } },
      ...different,
    }),
    route: { screen: 'settings', page: 'calls' },
  };
}

function tested(ringMe: RingMeTest): Drawn {
  return { state: appState({ ringMe, phones: ownPhones() }), route: { screen: 'connection' } };
}

type Why = Extract<RingMeTest, { readonly phase: 'failed' }>['why'];

function failed(why: Why, requestId?: string): Drawn {
  return tested({ phase: 'failed', at: builtAt - 5000, why, requestId });
}

/** How calls are placed, and the test call, in every state. */
export const callsSettingStates: Readonly<Record<string, Drawn>> = {
  'settings.calls': page({}),
  // As the demo begins: the system's links belong to nobody, and the first phone was used last.
  'settings.callsDemo': page({
    phones: ownPhones({
      callerIds: [{ number: '+16505550100', shown: '+1 (650) 555-0100', label: undefined }],
      defaultCallerId: '+16505550100',
    }),
    linkOwners: {
      ...{ tel: { kind: 'nobody' }, callto: { kind: 'nobody' } },
      ...{ sms: { kind: 'nobody' }, ringside: { kind: 'nobody' } },
    },
  }),
  'settings.callsRules': page(
    { phones: ownPhones({ chosenId: ownPhone.mobile.id, chosenBecause: 'hour' }) },
    {
      ringFirst: ownPhone.desk.id,
      callerId: '+16505550111',
      phoneRules: [
        {
          phoneId: ownPhone.mobile.id,
          when: { kind: 'hours', from: 18 * 60, to: 8 * 60, days: [1, 2, 3, 4, 5] },
        },
        { phoneId: ownPhone.home.id, when: { kind: 'hours', from: 0, to: 1440, days: [0, 6] } },
        { phoneId: 'device:gone', when: { kind: 'network', subnet: '192.168.7.0/24' } },
      ],
    },
  ),
  'settings.callsNetwork': page({
    phones: ownPhones({ chosenId: ownPhone.home.id, chosenBecause: 'network' }),
  }),
  'settings.callsGone': page({}, { ringFirst: 'device:gone', callerId: '+16505550177' }),
  'settings.callsLoading': page({
    phones: ownPhones({ status: 'loading', phones: [], chosenId: undefined }),
  }),
  'settings.callsFailed': page({ phones: ownPhones({ status: 'failed', phones: [], chosenId: undefined }) }),
  'settings.callsNoPhone': page({ phones: ownPhones({ phones: [], chosenId: undefined }) }),
  'settings.callsNotAllowed': page({ phones: ownPhones({ allowed: false, why: 'RingOut' }) }),
  'ringMe.asking': tested({ phase: 'running', step: 'asking', since: builtAt - 1000 }),
  'ringMe.waiting': tested({ phase: 'running', step: 'waiting-for-the-ring', since: builtAt - 3000 }),
  'ringMe.passed': tested({ phase: 'passed', at: builtAt - 5000, heardAfterMs: 1234 }),
  'ringMe.offline': failed('offline'),
  'ringMe.notAllowed': failed('not-allowed', 'rq-7c01'),
  'ringMe.refused': failed('refused', 'rq-7c01'),
  'ringMe.noPhone': failed('no-phone'),
  'ringMe.noRing': failed('no-ring-heard'),
  'ringMe.silent': failed('phone-did-not-ring'),
  'ringMe.busy': failed('busy'),
  'ringMe.limit': failed('limit', 'rq-7c01'),
};
