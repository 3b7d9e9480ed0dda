import type { AppState, RingTone } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import { isIncomingRing } from '../../shared/call.ts';
import { type CallControl, controlOf } from '../../shared/call-control.ts';
import { takesNoCalls } from '../../shared/presence.ts';
import type { AlertStyle } from '../../shared/settings.ts';
import { alertStyleOf } from './alert-style.ts';

/** Ms after which a ring nobody confirmed stops sounding, whatever the list says. */
export const ringsAtMost = 90_000;

/** A ringing call as the tone sees it. */
export type Ringer = { readonly call: Call; readonly style: AlertStyle; readonly rangFor: number };

/** One tone for all calls: the first that may sound has it. */
export function ringToneFor(
  state: Pick<AppState, 'calls' | 'callControl' | 'settings' | 'presence' | 'connection'>,
  ringers: readonly Ringer[],
): RingTone {
  const { settings, presence, connection, calls } = state;
  if (!settings.alerts.ringTone || takesNoCalls(presence) || connection.phase !== 'online') return 'none';
  const audible = ringers.filter(
    ({ call, rangFor }) =>
      !call.silenced && rangFor < ringsAtMost && !isTakenCareOf(controlOf(state.callControl, call.id)),
  );
  if (isOnCall(calls))
    return audible.some(({ style }) => isSounded(style) || style === 'quiet-card') ? 'tick' : 'none';
  const first = audible.find(({ call, style }) => isSounded(style) && isIncomingRing(call));
  return first === undefined ? 'none' : toneOf(first.call);
}

/** The person has decided about it; should that fail, it rings on. */
function isTakenCareOf({ pending }: CallControl): boolean {
  return pending !== undefined;
}

/** Whether there is a tone that could be silenced, whatever else rings. */
export function canSound(
  { settings, presence, calls }: Pick<AppState, 'calls' | 'settings' | 'presence'>,
  call: Call,
): boolean {
  if (!settings.alerts.ringTone || takesNoCalls(presence)) return false;
  const style = alertStyleOf(call, calls, settings.alerts);
  return isSounded(style) || (style === 'quiet-card' && isOnCall(calls));
}

function isOnCall(calls: readonly Call[]): boolean {
  return calls.some(({ phase }) => phase === 'connected' || phase === 'on-hold');
}

function isSounded(style: AlertStyle): boolean {
  return style === 'card';
}

function toneOf(call: Call): RingTone {
  if (call.line?.kind === 'queue') return 'queue';
  return call.party.kind === 'colleague' ? 'internal' : 'direct';
}
