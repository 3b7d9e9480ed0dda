import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { NetworkState } from '../../shared/network.ts';
import { Button } from '../components/button.tsx';
import { TextRow } from '../components/text-row.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

export function asksForSignIn({ trouble }: NetworkState): boolean {
  return (
    trouble?.kind === 'proxy' && (trouble.problem === 'password' || trouble.problem === 'wrong-password')
  );
}

/** Name and password for a proxy that asks; nothing where none does. */
export function ProxySignIn(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const isAsked = useAppState((state) => asksForSignIn(state.network));
  if (!isAsked) return null;
  const isName = /^[^\p{Cc}:]{1,256}$/u.test(name);
  const signIn = (): void => {
    if (!isName) return;
    send.signInToProxy(name, password);
    setPassword('');
  };
  return (
    <section className="proxy-sign-in">
      <TextRow
        label={i18n._({ id: 'proxy.name', message: 'Name for the proxy' })}
        effect={i18n._({ id: 'proxy.nameEffect', message: 'Often the one you start this computer with.' })}
        leftToRight
        value={name}
        onChange={setName}
      />
      <TextRow
        label={i18n._({ id: 'proxy.password', message: 'Password for the proxy' })}
        effect={i18n._({
          id: 'proxy.passwordEffect',
          message: 'Kept until Ringside is closed, and written nowhere.',
        })}
        leftToRight
        secret
        onEnter={signIn}
        value={password}
        onChange={setPassword}
      />
      <Button look={isName ? 'accent' : 'plain'} onPress={signIn} disabled={!isName}>
        {i18n._({ id: 'proxy.signIn', message: 'Sign in to the proxy' })}
      </Button>
    </section>
  );
}
