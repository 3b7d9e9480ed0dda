import type { AppState } from '../../src/shared/app-state.ts';
import type { ReportState } from '../../src/shared/inspection.ts';
import type { NetworkState } from '../../src/shared/network.ts';
import { unknownNetwork } from '../../src/shared/network.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { appStates } from '../support/app-states.ts';
import { appState } from '../support/builders.ts';
import { inspectionEntries, someCounters } from '../support/inspection-builders.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillAnswers } from './still-companion.ts';

type Drawn = Omit<GalleryState, 'screens'>;

function now(state: AppState): Drawn {
  return { state, route: { screen: 'connection' }, answers: { counters: someCounters } };
}

function support(answers: StillAnswers, report: ReportState = { phase: 'none' }): Drawn {
  return { state: appState({ report }), route: { screen: 'connection', view: 'support' }, answers };
}

function networkPage(different: Partial<AppState>, network: Partial<NetworkState> = {}): Drawn {
  return {
    state: appState({ network: { ...unknownNetwork, online: true, ...network }, ...different }),
    route: { screen: 'settings', page: 'network' },
  };
}

const some = { entries: inspectionEntries(28) };

/** The page about the connection and the network settings, in every state they can be in. */
export const connectionStates: Readonly<Record<string, Drawn>> = {
  'connection.online': now(appState()),
  'connection.connecting': now(appStates['net.connecting']),
  'connection.shortBreak': now(appStates['net.shortBreak']),
  'connection.reconnecting': now(appStates['net.reconnecting']),
  'connection.offline': now(appStates['net.offline']),
  'connection.slow': now(appStates['net.slow']),
  'connection.pubnub': now(appStates['net.pubnub']),
  'connection.limited': now(appStates['net.limited']),
  'connection.refused': now(appStates['net.refused']),
  'connection.clockWrong': now(appStates['net.clockWrong']),
  'connection.portal': now(appStates['net.portal']),
  'connection.certificate': now(appStates['net.certificate']),
  'connection.proxy': now(appStates['net.proxy']),
  'connection.proxyKind': now(appStates['net.proxyKind']),
  'connection.slept': now(appStates['net.slept']),
  'support.empty': support({}),
  'support.some': support(some),
  'support.long': support({ entries: inspectionEntries(10_000) }),
  'support.failing': support({ entries: 'failing' }),
  'support.saving': support(some, { phase: 'saving' }),
  'support.saved': support(some, { phase: 'saved', file: 'ringside-report-20261120-0942.txt' }),
  'support.saveFailed': support(some, { phase: 'failed' }),
  'settings.networkProxy': networkPage(
    {},
    { proxy: { kind: 'http', host: 'proxy.example.com:8080' }, certificates: 'system' },
  ),
  'settings.networkDecided': networkPage({
    decidedOutside: {
      server: 'http://127.0.0.1:41234',
      clientId: 'ringside-demo',
      redirectUris: undefined,
    },
  }),
  'settings.networkTrouble': networkPage(
    { connection: appStates['net.certificate'].connection },
    { trouble: appStates['net.certificate'].network.trouble },
  ),
  'settings.networkPinned': networkPage({
    connection: appStates['net.slow'].connection,
    settings: { ...defaultSettings, platform: { ...defaultSettings.platform, transport: 'pubnub' } },
  }),
};
