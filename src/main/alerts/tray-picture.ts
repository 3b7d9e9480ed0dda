import type { I18n } from '@lingui/core';
import type { AppState } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import { isIncomingRing } from '../../shared/call.ts';
import type { ConnectionReason } from '../../shared/connection.ts';
import { type ConnectionLook, isHearing, pollingEveryMs } from '../../shared/connection-look.ts';
import { takesNoCalls } from '../../shared/presence.ts';
import type { TrayShape } from '../desktop-ports.ts';
import { missedCountWords } from './notices.ts';
import { callingWords, clockTime, partyName, type Speech } from './words.ts';

export type TrayState = Pick<
  AppState,
  'calls' | 'callControl' | 'signIn' | 'presence' | 'missedCount' | 'settings' | 'locale'
> & { readonly look: ConnectionLook };

/** The one thing the picture says; what cannot be trusted comes before what it would say. */
export function trayShape(state: TrayState): TrayShape {
  if (state.signIn.phase !== 'signed-in' || !isHearing(state.look.kind)) return 'not-listening';
  if (ringingCalls(state).length > 0) return 'ringing';
  if (currentCall(state) !== undefined) return 'on-call';
  if (takesNoCalls(state.presence)) return 'not-taking-calls';
  return state.missedCount > 0 ? 'waiting' : 'listening';
}

/** Incoming calls the person wants to be told of. */
function ringingCalls({ calls, settings }: TrayState): readonly Call[] {
  return calls.filter((call) => {
    const style = call.line?.kind === 'queue' ? settings.alerts.queue : settings.alerts.direct;
    return isIncomingRing(call) && style !== 'nothing';
  });
}

/** The call the person is on: a talking one before one on hold, before one being dialled. */
function currentCall({ calls }: TrayState): Call | undefined {
  return (
    calls.find(({ phase }) => phase === 'connected') ??
    calls.find(({ phase }) => phase === 'on-hold' || phase === 'parked') ??
    calls.find(({ phase, direction }) => phase === 'ringing' && direction === 'outbound')
  );
}

/** What the shape means, since when and why. */
export function trayTooltip(state: TrayState, { i18n, locale }: Speech): string {
  switch (trayShape(state)) {
    case 'not-listening':
      return notListeningWords(state, { i18n, locale });
    case 'ringing':
      return ringingWords(state, i18n);
    case 'on-call':
      return onCallWords(state, { i18n, locale });
    case 'not-taking-calls':
      return withMissed(
        i18n._({ id: 'tray.not-taking-calls', message: 'Not taking calls: you chose that none reach you' }),
        state,
        i18n,
      );
    case 'waiting':
      return missedCountWords(state.missedCount, i18n);
    case 'listening':
      if (state.look.kind === 'slow') return slowWords(i18n);
      return i18n._({
        id: 'tray.listening-since',
        message: 'Ringside · {status} · listening since {time}',
        values: {
          status: statusWords(state.presence?.userStatus, i18n),
          time: clockTime(state.look.since, locale),
        },
      });
  }
}

function withMissed(words: string, { missedCount }: TrayState, i18n: I18n): string {
  if (missedCount === 0) return words;
  return i18n._({
    id: 'tray.with-missed',
    message: '{words} · {missed}',
    values: { words, missed: missedCountWords(missedCount, i18n) },
  });
}

export function statusWords(status: 'Available' | 'Busy' | 'Offline' | undefined, i18n: I18n): string {
  switch (status) {
    case 'Available':
      return i18n._({ id: 'tray.available', message: 'Available' });
    case 'Busy':
      return i18n._({ id: 'tray.busy', message: 'Busy' });
    case 'Offline':
      return i18n._({ id: 'tray.invisible', message: 'Invisible' });
    case undefined:
      return i18n._({ id: 'tray.status-unknown', message: 'Status unknown' });
  }
}

export function notListeningWords(state: TrayState, { i18n, locale }: Speech): string {
  if (state.signIn.phase !== 'signed-in')
    return i18n._({ id: 'tray.signed-out', message: 'Signed out: no calls show here' });
  const { kind, since, reason } = state.look;
  if (kind === 'connecting') return i18n._({ id: 'tray.connecting', message: 'Connecting…' });
  if (kind === 'slow') return slowWords(i18n);
  const time = clockTime(since, locale);
  const why = reasonWords(reason, i18n);
  if (why === undefined)
    return i18n._({ id: 'tray.offline', message: 'Not listening since {time}', values: { time } });
  return i18n._({
    id: 'tray.offline-because',
    message: 'Not listening since {time}: {why}',
    values: { time, why },
  });
}

function slowWords(i18n: I18n): string {
  const seconds = pollingEveryMs / 1000;
  return i18n._({ id: 'tray.slow', message: 'Slow mode: checking every {seconds} s', values: { seconds } });
}

function reasonWords(reason: ConnectionReason | undefined, i18n: I18n): string | undefined {
  switch (reason) {
    case 'network':
      return i18n._({ id: 'tray.why-network', message: 'no network' });
    case 'name-lookup':
      return i18n._({ id: 'tray.why-name-lookup', message: 'RingCentral is not found by its name' });
    case 'captive-portal':
      return i18n._({ id: 'tray.why-captive-portal', message: 'the network wants you to sign in' });
    case 'proxy':
      return i18n._({ id: 'tray.why-proxy', message: 'the proxy refuses' });
    case 'certificate':
      return i18n._({ id: 'tray.why-certificate', message: 'the certificate is not trusted' });
    case 'server':
      return i18n._({ id: 'tray.why-server', message: 'RingCentral does not answer' });
    case 'rate-limited':
      return i18n._({ id: 'tray.why-rate-limited', message: 'RingCentral asks to wait' });
    case 'permission':
      return i18n._({ id: 'tray.why-permission', message: 'calls may not be read with this account' });
    case 'sleeping':
      return i18n._({ id: 'tray.why-sleeping', message: 'this computer slept' });
    case 'signed-out':
      return i18n._({ id: 'tray.why-signed-out', message: 'signed out' });
    case undefined:
      return undefined;
  }
}

function ringingWords(state: TrayState, i18n: I18n): string {
  const ringing = ringingCalls(state);
  const [first] = ringing;
  if (first === undefined || state.settings.alerts.hideNames || ringing.length > 1)
    return i18n._({
      id: 'tray.incoming',
      message: '{count, plural, one {Incoming call} other {# incoming calls}}',
      values: { count: ringing.length },
    });
  return callingWords(first, i18n);
}

function onCallWords(state: TrayState, { i18n, locale }: Speech): string {
  const call = currentCall(state);
  const name =
    call === undefined || state.settings.alerts.hideNames ? undefined : partyName(call.party, i18n);
  if (call?.phase === 'ringing')
    return name === undefined
      ? i18n._({ id: 'tray.calling', message: 'Calling' })
      : i18n._({ id: 'tray.calling-name', message: 'Calling {name}', values: { name } });
  const time = clockTime(call?.answeredAt ?? call?.startedAt ?? 0, locale);
  return name === undefined
    ? i18n._({ id: 'tray.on-call', message: 'On a call since {time}', values: { time } })
    : i18n._({
        id: 'tray.on-call-with',
        message: 'On call with {name} since {time}',
        values: { name, time },
      });
}
