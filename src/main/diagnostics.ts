import type { AppState } from '../shared/app-state.ts';

/** Plain text for a bug report: states and versions, no name, no number, no address. */
export function describeForReport(state: AppState): string {
  const { connection, desktop, signIn, settings } = state;
  const at = (ms: number | undefined): string => (ms === undefined ? 'never' : new Date(ms).toISOString());
  const lines: readonly (readonly [string, string | number | boolean])[] = [
    ['version', state.version],
    ['runtime', state.runtime],
    ['system', desktop.platform],
    ['language', state.locale],
    ['sign-in', signIn.phase],
    ['connection', connection.phase],
    ['since', at(connection.since)],
    ['reason', connection.reason ?? 'none'],
    ['last heard', at(connection.lastHeardAt)],
    ['clock offset (ms)', connection.clockOffset ?? 'unknown'],
    ['limitations', connection.limitations.map(({ filter }) => filter).join(', ') || 'none'],
    ['calls shown', state.calls.length],
    ['tray', desktop.tray],
    ['notifications', desktop.notifications],
    ['can place windows', desktop.canPlaceWindows],
    ['secrets', desktop.secrets],
    ['alerts', `${settings.alerts.direct} / ${settings.alerts.queue} / ${settings.alerts.second}`],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}
