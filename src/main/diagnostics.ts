import type { AppState } from '../shared/app-state.ts';
import { connectionLook } from '../shared/connection-look.ts';

type Fact = readonly [name: string, value: string | number | boolean];

/** Plain text for a bug report: states and versions, no name, no number, no address. */
export function describeForReport(state: AppState, now: number): string {
  return [
    ...programFacts(state),
    ...connectionFacts(state, now),
    ...networkFacts(state),
    ...desktopFacts(state),
  ]
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function programFacts({ version, runtime, desktop, locale, signIn }: AppState): readonly Fact[] {
  return [
    ['version', version],
    ['runtime', runtime],
    ['system', desktop.platform],
    ['language', locale],
    ['sign-in', signIn.phase],
    ['account', signIn.phase === 'signed-in' ? signIn.account.kind : 'none'],
  ];
}

function connectionFacts({ connection, settings }: AppState, now: number): readonly Fact[] {
  const { limitations } = connection;
  return [
    ['now', at(now)],
    ['connection', connection.phase],
    ['shown as', connectionLook(connection, now).kind],
    ['since', at(connection.since)],
    ['reason', connection.reason ?? 'none'],
    ['calls come by', connection.channel ?? 'nothing'],
    ['transport chosen', settings.platform.transport],
    ['tries', connection.attempt],
    ['next try', at(connection.nextTryAt)],
    ['last heard', at(connection.lastHeardAt)],
    ['last event', at(connection.lastEventAt)],
    ['last asked', at(connection.polledAt)],
    ['clock offset (ms)', connection.clockOffset ?? 'unknown'],
    ['limitations', limitations.map(({ filter, code = '?' }) => `${filter} (${code})`).join(', ') || 'none'],
  ];
}

function networkFacts({ network }: AppState): readonly Fact[] {
  return [
    ['network', network.online === undefined ? 'unknown' : network.online ? 'there' : 'none'],
    ['proxy', network.proxy?.kind ?? 'none'],
    ['certificates', network.certificates],
    ['network trouble', network.trouble?.kind ?? 'none'],
    ['captive portal', network.captivePortal],
  ];
}

function desktopFacts({ calls, desktop, settings }: AppState): readonly Fact[] {
  const { direct, queue, second } = settings.alerts;
  return [
    ['calls shown', calls.length],
    ['tray', desktop.tray],
    ['notifications', desktop.notifications],
    ['can place windows', desktop.canPlaceWindows],
    ['secrets', desktop.secrets],
    ['alerts', `${direct} / ${queue} / ${second}`],
  ];
}

function at(ms: number | undefined): string {
  return ms === undefined ? 'never' : new Date(ms).toISOString();
}
