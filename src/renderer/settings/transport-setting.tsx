import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { TransportChoice } from '../../shared/connection.ts';
import { Choices } from '../components/choices.tsx';
import { channelWords, pollingSeconds } from '../frame/connection-words.ts';
import { useAppState } from '../use-app-state.ts';
import { useSettings } from './use-settings.ts';

/** How news of calls comes: by itself the best that works, or one way only. */
export function TransportSetting(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('platform');
  return (
    <Choices
      label={i18n._({ id: 'transport.label', message: 'How calls come' })}
      effect={useNowWords()}
      choices={choices(i18n)}
      value={values.transport}
      onChange={(transport) => change({ transport })}
    />
  );
}

/** What is in use now, next to what was chosen. */
function useNowWords(): string {
  const { i18n } = useLingui();
  const channel = useAppState((state) => state.connection.channel);
  const signedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  if (!signedIn) return i18n._({ id: 'transport.signedOut', message: 'It counts from the next sign-in on.' });
  if (channel === undefined)
    return i18n._({ id: 'transport.none', message: 'Right now they do not come at all.' });
  return i18n._({
    id: 'transport.now',
    message: 'Right now: {way}.',
    values: { way: channelWords(channel, i18n) },
  });
}

function choices(
  i18n: I18n,
): readonly { readonly value: TransportChoice; readonly label: string; readonly effect: string }[] {
  return [
    {
      value: 'automatic',
      label: i18n._({ id: 'transport.automatic', message: 'The best that works (recommended)' }),
      effect: i18n._({
        id: 'transport.automaticEffect',
        message:
          'WebSocket first. Where this network does not let it through, PubNub if your account has it.',
      }),
    },
    {
      value: 'websocket',
      label: i18n._({ id: 'transport.websocket', message: 'WebSocket only' }),
      effect: i18n._({
        id: 'transport.websocketEffect',
        message: 'Where it does not get through, Ringside asks every {seconds} s instead.',
        values: { seconds: pollingSeconds },
      }),
    },
    {
      value: 'pubnub',
      label: i18n._({ id: 'transport.pubnub', message: 'PubNub only' }),
      effect: i18n._({
        id: 'transport.pubnubEffect',
        message:
          'For networks that let no WebSocket through. Not every account has it; where it is missing, Ringside asks every {seconds} s instead.',
        values: { seconds: pollingSeconds },
      }),
    },
  ];
}
