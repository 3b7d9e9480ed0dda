import { useLingui } from '@lingui/react';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { ConnectionMark } from '../components/connection-mark.tsx';
import { elapsed } from '../times.ts';
import { useClock, useSend } from '../use-app-state.ts';
import { useElapsed } from '../use-elapsed.ts';

type Props = { readonly endsAt: number; readonly suspicious: boolean };

export function WaitingForBrowser({ endsAt, suspicious }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <>
      <h2>{i18n._({ id: 'signIn.finish', message: 'Finish in your browser' })}</h2>
      <p className="welcome-lead">
        {i18n._({ id: 'signIn.opened', message: 'We opened the sign-in page of RingCentral.' })}
      </p>
      <p className="welcome-waiting">
        <ConnectionMark kind="connecting" />
        <span>{i18n._({ id: 'signIn.waiting', message: 'Waiting…' })}</span>
        <Countdown endsAt={endsAt} />
      </p>
      {suspicious ? (
        <div className="welcome-problem" role="alert">
          <ShieldAlert size="1.25em" aria-hidden="true" />
          <p>
            {i18n._({
              id: 'signIn.suspicious',
              message:
                'Something on this computer keeps sending wrong answers to this sign-in. They are not used. Only go on in a browser page you opened yourself.',
            })}
          </p>
        </div>
      ) : null}
      <div className="welcome-buttons">
        <Button onPress={() => send.openSignInAddress()}>
          {i18n._({ id: 'signIn.openAgain', message: 'Open again' })}
        </Button>
        <CopyButton
          words={i18n._({ id: 'signIn.copyLink', message: 'Copy link' })}
          copy={() => send.copySignInAddress()}
        />
        <Button look="ghost" onPress={() => send.cancelSignIn()}>
          {i18n._({ id: 'action.cancel', message: 'Cancel' })}
        </Button>
      </div>
    </>
  );
}

function Countdown({ endsAt }: { readonly endsAt: number }): ReactNode {
  const { i18n } = useLingui();
  const clock = useClock();
  useElapsed(endsAt, 0, clock.now() < endsAt);
  const time = elapsed(Math.max(0, endsAt - clock.now()));
  return (
    <span role="timer" className="timer">
      {i18n._({ id: 'signIn.timeLeft', message: '{time} left', values: { time } })}
    </span>
  );
}
