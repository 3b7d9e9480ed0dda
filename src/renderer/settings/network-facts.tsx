import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { NetworkState } from '../../shared/network.ts';
import { Facts } from '../components/facts.tsx';
import { Note } from '../components/note.tsx';
import { ProxySignIn } from '../connection/proxy-sign-in.tsx';
import { troubleWords } from '../connection/trouble-words.ts';
import { useAppState } from '../use-app-state.ts';

/** What the system says about the way to the platform. There is nothing to choose. */
export function NetworkFacts(): ReactNode {
  const { i18n } = useLingui();
  const network = useAppState((state) => state.network);
  const { trouble } = network;
  return (
    <section className="setting-facts">
      <Facts
        facts={[
          [i18n._({ id: 'network.proxyName', message: 'Proxy' }), proxyWords(network, i18n)],
          [i18n._({ id: 'network.certificates', message: 'Certificates' }), certificateWords(network, i18n)],
        ]}
      />
      <p className="setting-effect">
        {i18n._({
          id: 'network.proxy',
          message: 'Both are as your system says. There is nothing to set here.',
        })}
      </p>
      {trouble === undefined ? null : (
        <Note icon={<TriangleAlert size="1.25em" aria-hidden="true" />}>{troubleWords(trouble, i18n)}</Note>
      )}
      <ProxySignIn />
    </section>
  );
}

function proxyWords({ proxy }: NetworkState, i18n: I18n): string {
  if (proxy === undefined) return i18n._({ id: 'network.noProxy', message: 'None' });
  const { host } = proxy;
  switch (proxy.kind) {
    case 'http':
      return i18n._({ id: 'network.httpProxy', message: '{host} (HTTP)', values: { host } });
    case 'https':
      return i18n._({ id: 'network.httpsProxy', message: '{host} (HTTPS)', values: { host } });
    case 'socks4':
      return i18n._({ id: 'network.socks4Proxy', message: '{host} (SOCKS 4)', values: { host } });
    case 'socks5':
      return i18n._({ id: 'network.socks5Proxy', message: '{host} (SOCKS 5)', values: { host } });
  }
}

function certificateWords({ certificates }: NetworkState, i18n: I18n): string {
  switch (certificates) {
    case 'system':
      return i18n._({
        id: 'network.systemCertificates',
        message: 'Public authorities, and those this computer trusts as well',
      });
    case 'built-in':
      return i18n._({
        id: 'network.builtInCertificates',
        message: 'Public authorities; those of this computer are asked only about somebody unknown',
      });
  }
}
