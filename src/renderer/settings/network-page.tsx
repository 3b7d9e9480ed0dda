import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { isReturnAddress, isServerAddress } from '../../shared/own-addresses.ts';
import { Button } from '../components/button.tsx';
import { TextRow } from '../components/text-row.tsx';
import { useSend } from '../use-app-state.ts';
import { NetworkFacts } from './network-facts.tsx';
import { TransportSetting } from './transport-setting.tsx';
import { useDraft } from './use-draft.ts';
import { useSettings } from './use-settings.ts';

/** How news of calls comes, by which way, from where and as which app. */
export function NetworkPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('platform');
  const send = useSend();
  const server = useDraft(values.server, (next) => change({ server: next }));
  const clientId = useDraft(values.clientId, (next) => change({ clientId: next }));
  const redirects = useDraft(values.redirectUris.join('\n'), (next) =>
    change({ redirectUris: next.split(/\s+/).filter((address) => address !== '') }),
  );
  const serverIsGood = isServerAddress(server.value.trim()) && URL.canParse(server.value.trim());
  const returnsAreGood = redirects.value
    .split(/\s+/)
    .every((one) => one === '' || (isReturnAddress(one) && URL.canParse(one)));
  return (
    <>
      <TransportSetting />
      <NetworkFacts />
      <TextRow
        label={i18n._({ id: 'network.server', message: 'RingCentral server' })}
        effect={i18n._({
          id: 'network.serverEffect',
          message: 'Another one only if your company told you so.',
        })}
        leftToRight
        value={server.value}
        problem={
          serverIsGood
            ? undefined
            : i18n._({
                id: 'network.notSecure',
                message: 'A full address that begins with https is needed.',
              })
        }
        onChange={server.change}
        onDone={() => (serverIsGood ? server.done() : undefined)}
      />
      <TextRow
        label={i18n._({ id: 'network.clientId', message: 'Client id' })}
        effect={i18n._({
          id: 'network.clientIdEffect',
          message: 'Names this app to RingCentral. It is not a password.',
        })}
        leftToRight
        value={clientId.value}
        onChange={clientId.change}
        onDone={clientId.done}
      />
      <TextRow
        label={i18n._({ id: 'network.redirects', message: 'Return addresses' })}
        effect={i18n._({
          id: 'network.redirectsEffect',
          message: 'Exactly as registered with the client id, one in a line. They are tried in turn.',
        })}
        leftToRight
        severalLines
        value={redirects.value}
        problem={
          returnsAreGood
            ? undefined
            : i18n._({
                id: 'network.notReturnAddress',
                message:
                  'Each has to lead to this computer and name a port, such as http://127.0.0.1:50811/oauth/callback.',
              })
        }
        onChange={redirects.change}
        onDone={() => (returnsAreGood ? redirects.done() : undefined)}
      />
      <div className="setting-buttons">
        <Button onPress={() => send.openHelp('client-id')}>
          {i18n._({ id: 'signIn.noClientHelp', message: 'How to get a client id' })}
        </Button>
      </div>
    </>
  );
}
