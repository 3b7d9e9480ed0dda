import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { useAppState } from '../use-app-state.ts';
import { SecretsChoice } from './secrets-choice.tsx';
import { SignedOut } from './signed-out.tsx';
import { WaitingForBrowser } from './waiting-for-browser.tsx';

/** From the first start to the moment the account is there. */
export function SignInScreen({ go }: { readonly go: (route: Route) => void }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="welcome scroll">
      <div className="welcome-card">
        <Step />
        <SecretsChoice />
      </div>
      <Button look="ghost" onPress={() => go({ screen: 'settings', page: 'network' })}>
        {i18n._({ id: 'signIn.network', message: 'Behind a proxy, or another server? Network settings' })}
      </Button>
    </div>
  );
}

function Step(): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  switch (signIn.phase) {
    case 'starting':
      return <p role="status">{i18n._({ id: 'signIn.starting', message: 'Starting…' })}</p>;
    case 'signed-out':
      return <SignedOut problem={signIn.problem} canSignIn={signIn.canSignIn} />;
    case 'waiting-for-browser':
      return <WaitingForBrowser endsAt={signIn.endsAt} suspicious={signIn.suspicious} />;
    case 'exchanging':
      return <p role="status">{i18n._({ id: 'signIn.exchanging', message: 'Signing in…' })}</p>;
    case 'signed-in':
      return null;
  }
}
