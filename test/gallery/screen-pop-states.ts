import type { AppState } from '../../src/shared/app-state.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import {
  type PopRehearsal,
  type PopRun,
  quietScreenPop,
  type ScreenPopState,
} from '../../src/shared/screen-pop.ts';
import { appState, builtAt, endings } from '../support/builders.ts';
import { onlyFor, opens, popRule } from '../support/pop-builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;

const minute = 60_000;
const programs = [{ id: 'crm', path: '/opt/Bay Clinic/bin/find-patient' }];

const rules = [
  popRule({
    id: 'support',
    name: 'Support desk',
    condition: onlyFor({
      lines: ['Support', '301'],
      hours: { from: 9 * 60, to: 17 * 60, days: [1, 2, 3, 4, 5] },
    }),
    action: opens('https://acme.zendesk.com/agent/search/1?type=user&q={number}'),
    stopHere: true,
    coolDownMinutes: 15,
  }),
  popRule({
    id: 'crm',
    condition: onlyFor({ caller: 'known', tag: 'VIP' }),
    action: opens('https://crm.example/search?phone={e164}'),
  }),
  popRule({
    id: 'program',
    moment: 'answered',
    action: { kind: 'program', programId: 'crm', arguments: ['--number', '{e164}', '{name}'] },
  }),
  popRule({
    ...{ id: 'hook', moment: 'missed', on: false },
    condition: onlyFor({ numbers: ['+4930*', '+49172???????'], withoutNumber: true }),
    action: { kind: 'webhook', address: 'https://hooks.example/missed', privateHost: '' },
  }),
  popRule({
    id: 'note',
    name: 'From a colleague',
    on: false,
    rehearsed: false,
    moment: 'ended',
    action: { kind: 'note', text: 'Offer sent?' },
  }),
];

const hostile = '<img src=x onerror=alert(1)> gro.live';

const runs: readonly PopRun[] = [
  run(
    5,
    2,
    'Ada Lovelace',
    { kind: 'address', address: 'https://crm.example/search?phone=%2B12125550100' },
    { kind: 'done' },
  ),
  run(
    4,
    6,
    'Alan Turing',
    { kind: 'webhook', address: 'https://hooks.example/missed', body: '{"version":1,"event":"call.missed"}' },
    { kind: 'not-accepted', status: 503 },
    'missed',
  ),
  run(
    3,
    8,
    hostile,
    {
      kind: 'program',
      path: '/opt/Bay Clinic/bin/find-patient',
      arguments: ['--number', '+12125550199', hostile],
    },
    { kind: 'not-found' },
    'answered',
  ),
  run(2, 30, '', { kind: 'refused', reason: 'private-address', detail: '192.168.7.9' }, { kind: 'failed' }),
  run(
    1,
    31,
    'Ada Lovelace',
    { kind: 'clipboard', text: '+12125550100' },
    { kind: 'left-out', why: 'cool-down' },
  ),
];

function run(
  id: number,
  ago: number,
  who: string,
  effect: PopRun['effect'],
  result: PopRun['result'],
  moment: PopRun['moment'] = 'ringing',
): PopRun {
  const { name: ruleName = '', id: ruleId = '' } = rules[0] ?? {};
  return {
    id,
    at: builtAt - ago * minute,
    ruleId,
    ruleName,
    moment,
    direction: 'inbound',
    who,
    effect,
    result,
  };
}

const opened = { kind: 'address', address: 'https://crm.example/search?phone=%2B12125550100' } as const;

export const rehearsal: PopRehearsal = {
  check: { ok: true, host: 'crm.example', example: opened },
  example: opened,
  calls: [
    {
      ...{
        id: 'r1',
        startedAt: builtAt - 12 * minute,
        direction: 'inbound',
        ending: endings.here,
        who: 'Ada Lovelace',
        line: 'Main line',
      },
      miss: undefined,
      steps: [{ isDraft: true, ruleName: '', moment: 'ringing', effect: opened, leftOut: 'no' }],
    },
    {
      ...{
        id: 'r2',
        startedAt: builtAt - 40 * minute,
        direction: 'inbound',
        ending: endings.missed,
        who: 'Alan Turing',
        line: 'Support',
      },
      miss: 'rule-above',
      steps: [
        {
          ...{ isDraft: false, ruleName: 'Support desk', moment: 'ringing', leftOut: 'no' },
          effect: {
            kind: 'address',
            address: 'https://acme.zendesk.com/agent/search/1?type=user&q=%2B14155550137',
          },
        },
      ],
    },
    {
      ...{
        id: 'r3',
        startedAt: builtAt - 90 * minute,
        direction: 'inbound',
        ending: endings.missed,
        who: '',
        line: 'Main line',
      },
      miss: 'no-number',
      steps: [],
    },
    {
      ...{
        id: 'r4',
        startedAt: builtAt - 100 * minute,
        direction: 'outbound',
        ending: endings.notConnected,
        who: hostile,
        line: undefined,
      },
      miss: 'direction',
      steps: [],
    },
  ],
};

function page(
  different: Partial<AppState['settings']['screenPop']>,
  state: Partial<ScreenPopState> = {},
): Drawn {
  return {
    state: appState({
      settings: { ...defaultSettings, screenPop: { ...defaultSettings.screenPop, ...different } },
      screenPop: { ...quietScreenPop, ...state },
    }),
    route: { screen: 'settings', page: 'screen-pop' },
    answers: { rehearsal, popRuns: { runs, more: true } },
  };
}

const imported = {
  count: 1,
  outcome: 'taken',
  isNewer: false,
  added: 0,
  refused: [],
  needProgram: 0,
  newSecrets: 0,
} as const;

/** The rules, what they did, and what an import brought. */
export const screenPopStates: Readonly<Record<string, Drawn>> = {
  'settings.screenPopEmpty': { ...page({}), answers: {} },
  'settings.screenPopTour': { ...page({}), answers: { rehearsal } },
  'settings.screenPopSaved': {
    ...page({
      rules: [popRule({ action: opens('https://acme.zendesk.com/agent/search/1?type=user&q={number}') })],
    }),
    answers: {},
  },
  'settings.screenPopRules': page({ rules, programs }),
  'settings.screenPopImported': page(
    { rules, programs },
    {
      imported: {
        ...imported,
        ...{ isNewer: true, added: 3, needProgram: 1, newSecrets: 2 },
        refused: [
          { name: 'Scripted', why: 'not-allowed' },
          { name: 'Of tomorrow', why: 'not-understood' },
          { name: 'One too many', why: 'too-many' },
        ],
      },
    },
  ),
  'settings.screenPopNotOurs': page({ rules }, { imported: { ...imported, outcome: 'not-ours' } }),
  'settings.screenPopUnstartable': page({ rules: rules.slice(2, 3), programs }, { notStartable: true }),
};
