import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { SecretsKeeping, SignedInAccount } from '../../shared/sign-in.ts';
import { initials } from '../call-words.ts';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { Confirm } from '../components/confirm.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { I18n } from '@lingui/core';

export function AccountPage(): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  const secrets = useAppState((state) => state.desktop.secrets);
  if (signIn.phase !== 'signed-in') {
    return <p>{i18n._({ id: 'account.none', message: 'Nobody is signed in on this computer.' })}</p>;
  }
  return (
    <>
      <Who account={signIn.account} />
      {signIn.account.kind === 'demo' ? null : (
        <p className="setting-effect">{keepingWords(secrets, i18n)}</p>
      )}
      <SignOut account={signIn.account} />
    </>
  );
}

function Who({ account }: { readonly account: SignedInAccount }): ReactNode {
  const { i18n } = useLingui();
  const { extensionNumber } = account;
  return (
    <div className="detail-who">
      <Avatar look={{ kind: 'initials', letters: initials(account.name, i18n.locale), certain: true }} />
      <div className="detail-who-lines">
        <h3>
          <bdi>{account.name}</bdi>
        </h3>
        <p>
          {account.company}{' '}
          {account.kind === 'demo' ? (
            <Chip tone="info">{i18n._({ id: 'title.demo', message: 'Demo' })}</Chip>
          ) : null}
        </p>
        <p>
          {i18n._({ id: 'party.extension', message: 'Ext. {extensionNumber}', values: { extensionNumber } })}
        </p>
      </div>
    </div>
  );
}

function SignOut({ account }: { readonly account: SignedInAccount }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  if (account.kind === 'demo') {
    return (
      <div className="setting-buttons">
        <Button onPress={() => send.signOut()}>
          {i18n._({ id: 'account.leaveDemo', message: 'Leave the demo' })}
        </Button>
      </div>
    );
  }
  const { company } = account;
  return (
    <div className="setting-buttons">
      <Confirm
        buttonLabel={i18n._({ id: 'account.signOut', message: 'Sign out…' })}
        question={i18n._({ id: 'account.ask', message: 'Sign out of {company}?', values: { company } })}
        explanation={i18n._({
          id: 'account.askHint',
          message:
            'Its calls, faxes, notes, call-backs and blocked numbers are removed from this computer. Notes, call-backs and blocked numbers are kept nowhere else. Faxes that are still to be sent, and drafts, stay. Nothing changes in RingCentral.',
        })}
        confirmLabel={i18n._({ id: 'account.confirm', message: 'Sign out' })}
        cancelLabel={i18n._({ id: 'action.cancel', message: 'Cancel' })}
        onConfirm={() => send.signOut()}
      />
    </div>
  );
}

function keepingWords(secrets: SecretsKeeping, i18n: I18n): string {
  switch (secrets) {
    case 'keyring':
      return i18n._({ id: 'account.keyring', message: "The sign-in is kept in this computer's keyring." });
    case 'memory':
    case 'undecided':
      return i18n._({
        id: 'account.memory',
        message: 'The sign-in is not stored. It lasts until Ringside quits.',
      });
    case 'weak':
      return i18n._({
        id: 'account.weak',
        message: 'The sign-in is stored with weak protection: programs you run could read it.',
      });
  }
}
