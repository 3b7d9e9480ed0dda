import type { Call } from '../../shared/call.ts';
import { isLive } from '../../shared/call.ts';
import type { AlertStyle, Settings } from '../../shared/settings.ts';

const quietestLast: readonly AlertStyle[] = ['card', 'quiet-card', 'tray-only', 'nothing'];

/** How this call wants to be noticed: by its kind, and not louder than a second call may be. */
export function alertStyleOf(call: Call, calls: readonly Call[], alerts: Settings['alerts']): AlertStyle {
  const ofItsKind = quieter(call.line?.kind === 'queue' ? alerts.queue : alerts.direct, mostFor(call));
  const before = calls.slice(0, Math.max(0, calls.indexOf(call)));
  if (!before.some(isLive)) return ofItsKind;
  return quieter(ofItsKind, alerts.second);
}

function quieter(one: AlertStyle, other: AlertStyle): AlertStyle {
  return quietestLast.indexOf(other) > quietestLast.indexOf(one) ? other : one;
}

/** Likely spam makes no sound. A blocked number shows in the tray alone, for telephones ring all the same. */
function mostFor({ party }: Call): AlertStyle {
  const caution = party.kind === 'number' ? party.caution : undefined;
  if (caution === undefined) return 'card';
  return caution.kind === 'blocked' ? 'tray-only' : 'quiet-card';
}

export function isOnCard(style: AlertStyle): boolean {
  return style === 'card' || style === 'quiet-card';
}
