import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { LookKind } from '../../shared/connection.ts';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { ConnectionMark } from '../components/connection-mark.tsx';
import { connectionWords, pollingSeconds, reasonWords } from '../frame/connection-words.ts';
import { OpenNetworkPage } from '../frame/open-network-page.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { Counted } from './counted.tsx';
import { Limitations } from './limitations.tsx';
import { RingMe } from './ring-me.tsx';
import { asksForSignIn, ProxySignIn } from './proxy-sign-in.tsx';
import { troubleWords } from './trouble-words.ts';

/** What holds now. Elsewhere a short break is worth no word; here it is what people came to see. */
export function ConnectionNow({ go }: { readonly go: (route: Route) => void }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const limitations = useAppState((state) => state.connection.limitations);
  const isPortal = useAppState((state) => state.connection.reason === 'captive-portal');
  const isAsked = useAppState((state) => asksForSignIn(state.network));
  const isSignedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  const look = useConnectionLook('at-once');
  const kind = look.kind === 'short-break' ? 'reconnecting' : look.kind;
  return (
    <>
      <section className="connection-now" role="status">
        <h2 className="connection-title">
          <ConnectionMark kind={kind} />
          {connectionWords(kind, i18n)}
        </h2>
        <p>{effectWords(kind, i18n)}</p>
        {kind === 'online' ? null : <Reason kind={kind} />}
      </section>
      <ProxySignIn />
      <ConnectionFacts look={look} />
      <div className="connection-buttons">
        {isPortal && kind !== 'online' ? <OpenNetworkPage look="accent" /> : null}
        {kind === 'online' || kind === 'signed-out' ? null : (
          <Button look={isPortal || isAsked ? 'plain' : 'accent'} onPress={() => send.reconnectNow()}>
            {i18n._({ id: 'connection.tryNow', message: 'Try now' })}
          </Button>
        )}
        <Button onPress={() => go({ screen: 'settings', page: 'network' })}>
          {i18n._({ id: 'connection.choose', message: 'Network settings' })}
        </Button>
      </div>
      {isSignedIn ? <RingMe /> : null}
      <Limitations limitations={limitations} />
      <Counted />
    </>
  );
}

function Reason({ kind }: { readonly kind: LookKind }): ReactNode {
  const { i18n } = useLingui();
  const reason = useAppState((state) => state.connection.reason);
  const trouble = useAppState((state) => state.network.trouble);
  // What a captive portal shows in the platform's place has no good certificate either.
  const named =
    trouble === undefined || reason === 'captive-portal' ? undefined : troubleWords(trouble, i18n);
  // Questions are answered, so neither the network nor the platform as a whole is in the way.
  const isAnswered = kind === 'slow' && (reason === 'network' || reason === 'server');
  const words = named ?? (isAnswered ? newsBlocked(i18n) : reasonWords(reason, i18n));
  return words === undefined ? null : <p>{words}</p>;
}

function newsBlocked(i18n: I18n): string {
  return i18n._({
    id: 'connection.newsBlocked',
    message:
      'RingCentral can be reached, but not in the way that news comes by itself. That is tried again and again.',
  });
}

/** What it means for the person. */
function effectWords(kind: LookKind, i18n: I18n): string {
  switch (kind) {
    case 'online':
    case 'short-break':
      return i18n._({ id: 'connection.effectOnline', message: 'Calls show up here the moment they ring.' });
    case 'connecting':
      return i18n._({
        id: 'connection.effectConnecting',
        message: 'Calls show up here as soon as this is done.',
      });
    case 'reconnecting':
      return i18n._({
        id: 'connection.effectReconnecting',
        message: 'Calls may not show up here. Phones keep working.',
      });
    case 'offline':
      return i18n._({
        id: 'connection.effectOffline',
        message: 'Calls do not show up here. Phones keep working.',
      });
    case 'slow':
      return i18n._({
        id: 'connection.effectSlow',
        message:
          'News of calls does not come by itself, so Ringside asks every {seconds} s. Calls show up here, a little later than they ring.',
        values: { seconds: pollingSeconds },
      });
    case 'signed-out':
      return i18n._({ id: 'connection.effectSignedOut', message: 'Nobody is signed in on this computer.' });
  }
}
