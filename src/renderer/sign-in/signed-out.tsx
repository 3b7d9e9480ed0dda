import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { SignInProblem } from '../../shared/sign-in.ts';
import { Button } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';
import { signInProblemWords } from './sign-in-problem-words.ts';

type Props = { readonly problem: SignInProblem | undefined; readonly canSignIn: boolean };

export function SignedOut({ problem, canSignIn }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  // That the session ended stands in the banner above every page.
  const again = problem?.kind === 'session-ended' || problem?.kind === 'secrets-unreadable';
  return (
    <>
      <h2>{i18n._({ id: 'signIn.title', message: 'See who is calling' })}</h2>
      <p className="welcome-lead">
        {i18n._({
          id: 'signIn.lead',
          message: 'A call on any of your phones shows up here within a blink.',
        })}
      </p>
      {problem === undefined || problem.kind === 'session-ended' ? null : (
        <div className="welcome-problem" role="alert">
          <TriangleAlert size="1.25em" aria-hidden="true" />
          <p>{signInProblemWords(problem, i18n)}</p>
        </div>
      )}
      {canSignIn ? null : <NoClientId />}
      <div className="welcome-buttons">
        {canSignIn ? (
          <Button look="accent" size="call" onPress={() => send.signIn()}>
            {again
              ? i18n._({ id: 'signIn.again', message: 'Sign in again' })
              : i18n._({ id: 'signIn.button', message: 'Sign in with RingCentral' })}
          </Button>
        ) : null}
        <Button look={canSignIn ? 'plain' : 'accent'} size="call" onPress={() => send.startDemo()}>
          {i18n._({ id: 'signIn.demo', message: 'Look around with demo data' })}
        </Button>
      </div>
      <p className="welcome-small">
        {i18n._({
          id: 'signIn.independent',
          message: 'Independent open-source app, not made by RingCentral.',
        })}
      </p>
    </>
  );
}

/** Without an app registration at RingCentral there is nothing to sign in with. */
function NoClientId(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <section className="welcome-note">
      <h3>{i18n._({ id: 'signIn.noClient', message: 'One step is missing before you can sign in' })}</h3>
      <p>
        {i18n._({
          id: 'signIn.noClientHint',
          message:
            'RingCentral wants every app to be registered. Register one in the developer console, then enter its client id in the network settings.',
        })}
      </p>
      <Button onPress={() => send.openHelp('client-id')}>
        {i18n._({ id: 'signIn.noClientHelp', message: 'How to get a client id' })}
      </Button>
    </section>
  );
}
