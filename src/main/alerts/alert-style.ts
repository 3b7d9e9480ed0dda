import type { Call } from '../../shared/call.ts';
import { isLive } from '../../shared/call.ts';
import type { AlertStyle, Settings } from '../../shared/settings.ts';

const quietestLast: readonly AlertStyle[] = ['card', 'quiet-card', 'tray-only', 'nothing'];

/** How this call wants to be noticed: by its kind, and not louder than a second call may be. */
export function alertStyleOf(call: Call, calls: readonly Call[], alerts: Settings['alerts']): AlertStyle {
  const ofItsKind = call.line?.kind === 'queue' ? alerts.queue : alerts.direct;
  const before = calls.slice(0, Math.max(0, calls.indexOf(call)));
  if (!before.some(isLive)) return ofItsKind;
  return quietestLast.indexOf(alerts.second) > quietestLast.indexOf(ofItsKind) ? alerts.second : ofItsKind;
}

export function isOnCard(style: AlertStyle): boolean {
  return style === 'card' || style === 'quiet-card';
}
