import { useLingui } from '@lingui/react';
import type { ComponentProps, ReactNode } from 'react';
import { isReturnAddress, isServerAddress } from '../../shared/own-addresses.ts';
import { Button } from '../components/button.tsx';
import { TextRow } from '../components/text-row.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { NetworkFacts } from './network-facts.tsx';
import { TransportSetting } from './transport-setting.tsx';
import { useDraft } from './use-draft.ts';
import { useSettings } from './use-settings.ts';

/** How news of calls comes, by which way, from where and as which app. */
export function NetworkPage(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <>
      <TransportSetting />
      <NetworkFacts />
      <ServerRow />
      <ClientIdRow />
      <ReturnAddressesRow />
      <div className="setting-buttons">
        <Button onPress={() => send.openHelp('client-id')}>
          {i18n._({ id: 'signIn.noClientHelp', message: 'How to get a client id' })}
        </Button>
      </div>
    </>
  );
}

function ServerRow(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('platform');
  const decided = useAppState((state) => state.decidedOutside.server);
  const { value, ...draft } = useDraft(values.server, (server) => change({ server }));
  const isGood = isServerAddress(value.trim()) && URL.canParse(value.trim());
  return (
    <AddressRow
      label={i18n._({ id: 'network.server', message: 'RingCentral server' })}
      effect={i18n._({
        id: 'network.serverEffect',
        message: 'Another one only if your company told you so.',
      })}
      decided={decided}
      value={value}
      problem={
        isGood
          ? undefined
          : i18n._({ id: 'network.notSecure', message: 'A full address that begins with https is needed.' })
      }
      onChange={draft.change}
      onDone={() => (isGood ? draft.done() : undefined)}
    />
  );
}

function ClientIdRow(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('platform');
  const decided = useAppState((state) => state.decidedOutside.clientId);
  const draft = useDraft(values.clientId, (clientId) => change({ clientId }));
  return (
    <AddressRow
      label={i18n._({ id: 'network.clientId', message: 'Client id' })}
      effect={i18n._({
        id: 'network.clientIdEffect',
        message: 'Names this app to RingCentral. It is not a password.',
      })}
      decided={decided}
      value={draft.value}
      onChange={draft.change}
      onDone={draft.done}
    />
  );
}

function ReturnAddressesRow(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('platform');
  const decided = useAppState((state) => state.decidedOutside.redirectUris);
  const { value, ...draft } = useDraft(values.redirectUris.join('\n'), (next) =>
    change({ redirectUris: next.split(/\s+/).filter((address) => address !== '') }),
  );
  const isGood = value.split(/\s+/).every((one) => one === '' || (isReturnAddress(one) && URL.canParse(one)));
  return (
    <AddressRow
      label={i18n._({ id: 'network.redirects', message: 'Return addresses' })}
      effect={i18n._({
        id: 'network.redirectsEffect',
        message: 'Exactly as registered with the client id, one in a line. They are tried in turn.',
      })}
      decided={decided?.join('\n')}
      severalLines
      value={value}
      problem={
        isGood
          ? undefined
          : i18n._({
              id: 'network.notReturnAddress',
              message:
                'Each has to lead to this computer and name a port, such as http://127.0.0.1:50811/oauth/callback.',
            })
      }
      onChange={draft.change}
      onDone={() => (isGood ? draft.done() : undefined)}
    />
  );
}

type AddressRowProps = Omit<ComponentProps<typeof TextRow>, 'leftToRight' | 'fixed'> & {
  /** By the environment or a config file: then that is shown, and what is stored waits. */
  readonly decided: string | undefined;
};

function AddressRow({ decided, ...row }: AddressRowProps): ReactNode {
  const { i18n } = useLingui();
  if (decided === undefined) return <TextRow {...row} leftToRight />;
  const effect = i18n._({
    id: 'network.decided',
    message: 'Set for this computer by whoever looks after it.',
  });
  const { label, severalLines = false, onChange } = row;
  return <TextRow {...{ label, effect, severalLines, onChange }} value={decided} leftToRight fixed />;
}
