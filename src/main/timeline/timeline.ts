import type { I18n } from '@lingui/core';
import type { AppState } from '../../shared/app-state.ts';
import type { Call, CallParty } from '../../shared/call.ts';

/**
 * Says in sentences what changed between two snapshots, for a start without a window.
 *
 * @returns one sentence for each change a person would want to know, oldest first
 */
export function describeChanges(before: AppState, after: AppState, i18n: I18n): readonly string[] {
  return [
    ...describeSignIn(before, after, i18n),
    ...describeConnection(before, after, i18n),
    ...after.calls.flatMap((call) =>
      describeCall(
        before.calls.find((old) => old.id === call.id),
        call,
        i18n,
      ),
    ),
    ...describeCard(before, after, i18n),
  ];
}

function describeSignIn(before: AppState, after: AppState, i18n: I18n): readonly string[] {
  if (before.signIn.phase === after.signIn.phase) return [];
  switch (after.signIn.phase) {
    case 'signed-in': {
      const { name, company, kind } = after.signIn.account;
      return kind === 'demo'
        ? [
            i18n._(
              'timeline.signed-in-demo',
              { name, company },
              { message: 'Signed in to the demo account as {name}, {company}.' },
            ),
          ]
        : [i18n._('timeline.signed-in', { name, company }, { message: 'Signed in as {name}, {company}.' })];
    }
    case 'signed-out':
      return [i18n._('timeline.signed-out', {}, { message: 'Signed out. Choose an account in the window.' })];
    case 'waiting-for-browser':
      return [
        i18n._(
          'timeline.waiting',
          { address: after.signIn.address },
          { message: 'Waiting for the browser. Open this address to sign in: {address}' },
        ),
      ];
    case 'starting':
    case 'exchanging':
      return [];
  }
}

function describeConnection(before: AppState, after: AppState, i18n: I18n): readonly string[] {
  if (before.connection.phase === after.connection.phase) return [];
  switch (after.connection.phase) {
    case 'online':
      return [i18n._('timeline.online', {}, { message: 'Listening for calls.' })];
    case 'reconnecting':
      return [i18n._('timeline.reconnecting', {}, { message: 'The connection was lost. Reconnecting…' })];
    case 'offline':
      return [
        i18n._(
          'timeline.offline',
          {},
          { message: 'Offline. Calls do not show up here. Phones keep working.' },
        ),
      ];
    case 'connecting':
    case 'signed-out':
      return [];
  }
}

function describeCall(before: Call | undefined, after: Call, i18n: I18n): readonly string[] {
  if (before?.phase === after.phase) return [];
  const who = nameOf(after.party, i18n);
  const line = after.line?.name ?? '';
  switch (after.phase) {
    case 'ringing':
      if (after.direction === 'outbound') {
        return [i18n._('timeline.calling', { who }, { message: 'Calling {who}…' })];
      }
      return line === ''
        ? [i18n._('timeline.ringing', { who }, { message: '{who} is calling.' })]
        : [i18n._('timeline.ringing-line', { who, line }, { message: '{who} is calling, to {line}.' })];
    case 'connected':
      return [i18n._('timeline.connected', { who }, { message: 'On a call with {who}.' })];
    case 'on-hold':
      return [i18n._('timeline.held', { who }, { message: '{who} is on hold.' })];
    case 'parked':
      return [i18n._('timeline.parked', { who }, { message: 'The call with {who} is parked.' })];
    case 'ended':
      return [describeEnding(after, who, i18n)];
  }
}

function describeEnding(call: Call, who: string, i18n: I18n): string {
  switch (call.ending?.kind) {
    case 'missed':
      return i18n._('timeline.missed', { who }, { message: 'Missed call from {who}.' });
    case 'answered-here':
      return i18n._('timeline.ended', { who }, { message: 'The call with {who} ended.' });
    case 'answered-elsewhere':
      return call.ending.by === undefined
        ? i18n._('timeline.elsewhere', { who }, { message: 'Somebody else answered {who}.' })
        : i18n._('timeline.elsewhere-by', { who, by: call.ending.by }, { message: '{by} answered {who}.' });
    case 'voicemail':
      return i18n._('timeline.voicemail', { who }, { message: '{who} went to voicemail.' });
    case 'declined':
      return i18n._('timeline.declined', { who }, { message: 'The call from {who} was declined.' });
    case 'not-connected':
      return i18n._('timeline.not-connected', { who }, { message: '{who} was not reached.' });
    case 'unknown':
    case undefined:
      return i18n._('timeline.gone', { who }, { message: 'The call with {who} is no longer there.' });
  }
}

function describeCard(before: AppState, after: AppState, i18n: I18n): readonly string[] {
  if (before.card.visible === after.card.visible) return [];
  return after.card.visible
    ? [i18n._('timeline.card-shown', {}, { message: 'The call card is shown.' })]
    : [i18n._('timeline.card-hidden', {}, { message: 'The call card is hidden.' })];
}

function nameOf(party: CallParty, i18n: I18n): string {
  switch (party.kind) {
    case 'number':
      return party.name ?? party.number.shown;
    case 'colleague':
      return (
        party.name ??
        i18n._(
          'timeline.extension',
          { extension: party.extensionNumber },
          { message: 'Extension {extension}' },
        )
      );
    case 'masked':
      return party.name ?? party.shown;
    case 'anonymous':
      return i18n._('timeline.anonymous', {}, { message: 'Someone without caller ID' });
  }
}
