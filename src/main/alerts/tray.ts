import type { AppState } from '../../shared/app-state.ts';
import type { ConnectionLook } from '../../shared/connection-look.ts';
import { steadyLook } from '../../shared/steady-look.ts';
import type { MenuEntry, TrayPort } from '../desktop-ports.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';
import { trayShape, trayTooltip } from './tray-picture.ts';
import type { Speech } from './words.ts';

export type Tray = { readonly draw: (state: AppState, now: number) => void; readonly remove: () => void };

type Seen = AppState & { readonly look: ConnectionLook };

/** Draws the tray when, and only when, something on it changed: each drawing rebuilds a native menu. */
export function createTray(
  port: TrayPort,
  actions: TrayActions,
  speechOf: (state: AppState) => Speech,
): Tray {
  let drawnFrom: Seen | undefined;
  let drawn = '';
  return {
    draw: (app, now) => {
      const state = { ...app, look: steadyLook(app.connection, now) };
      if (drawnFrom !== undefined && isSameForTray(drawnFrom, state)) return;
      drawnFrom = state;
      if (!state.settings.general.showTray) {
        if (drawn !== '') port.remove();
        drawn = '';
        return;
      }
      const speech = speechOf(state);
      const menu = trayMenu(state, actions, speech);
      const tooltip = trayTooltip(state, speech);
      const shape = trayShape(state);
      const seen = JSON.stringify([shape, state.missedCount, tooltip, menu.map(labelOf)]);
      if (seen === drawn) return;
      drawn = seen;
      port.draw({
        shape,
        count: state.missedCount,
        tooltip,
        menu,
        onClick: () => actions.openMain({ screen: 'calls' }),
      });
    },
    remove: () => {
      if (drawn !== '') port.remove();
      drawn = '';
    },
  };
}

function isSameForTray(one: Seen, other: Seen): boolean {
  return (
    one.calls === other.calls &&
    one.callControl === other.callControl &&
    // Of the connection no more is said: signs of life come all the time.
    one.look.kind === other.look.kind &&
    one.look.since === other.look.since &&
    one.look.reason === other.look.reason &&
    one.signIn === other.signIn &&
    one.presence === other.presence &&
    one.missedCount === other.missedCount &&
    one.settings === other.settings &&
    one.locale === other.locale
  );
}

function labelOf(entry: MenuEntry): unknown {
  switch (entry.kind) {
    case 'separator':
      return '-';
    case 'action':
      return [entry.id, entry.label, entry.enabled, entry.checked];
    case 'submenu':
      return [entry.label, entry.entries.map(labelOf)];
  }
}
