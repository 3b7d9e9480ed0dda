import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
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
  const notAnAddress = i18n._({ id: 'network.notAnAddress', message: 'This is not a full address.' });
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
        problem={URL.canParse(server.value.trim()) ? undefined : notAnAddress}
        onChange={server.change}
        onDone={() => (URL.canParse(server.value.trim()) ? server.done() : undefined)}
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
          redirects.value.split(/\s+/).every((one) => one === '' || URL.canParse(one))
            ? undefined
            : notAnAddress
        }
        onChange={redirects.change}
        onDone={redirects.done}
      />
      <div className="setting-buttons">
        <Button onPress={() => send.openHelp('client-id')}>
          {i18n._({ id: 'signIn.noClientHelp', message: 'How to get a client id' })}
        </Button>
      </div>
    </>
  );
}
