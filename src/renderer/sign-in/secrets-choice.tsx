import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Where the system has no safe place for secrets, the person decides; by default nothing is stored. */
export function SecretsChoice(): ReactNode {
  const { i18n } = useLingui();
  const undecided = useAppState((state) => state.desktop.secrets === 'undecided');
  const send = useSend();
  if (!undecided) return null;
  return (
    <section className="welcome-note" aria-labelledby="secrets-choice">
      <h3 id="secrets-choice">
        {i18n._({ id: 'secrets.title', message: 'This computer has no safe place for the sign-in' })}
      </h3>
      <p>
        {i18n._({
          id: 'secrets.explain',
          message:
            'No keyring is running. Without one, Ringside stores nothing and you sign in again after each start. It can store the sign-in with weak protection instead: programs you run could read it.',
        })}
      </p>
      <div className="welcome-buttons">
        <Button onPress={() => send.chooseSecretsKeeping('memory')}>
          {i18n._({ id: 'secrets.memory', message: 'Store nothing' })}
        </Button>
        <Button onPress={() => send.chooseSecretsKeeping('weak')}>
          {i18n._({ id: 'secrets.weak', message: 'Store with weak protection' })}
        </Button>
        <Button look="ghost" onPress={() => send.openHelp('keyring')}>
          {i18n._({ id: 'secrets.help', message: 'How to set up a keyring' })}
        </Button>
      </div>
    </section>
  );
}
