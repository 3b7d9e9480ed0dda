import { useLingui } from '@lingui/react';
import CornerDownLeft from 'lucide-react/icons/corner-down-left';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { OwnPhones } from '../../shared/ring-out.ts';
import { Button } from '../components/button.tsx';
import { Unfold } from '../components/unfold.tsx';
import { PhoneWords } from '../ring-out/phone-words.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { Doubt } from './use-order.ts';

type Props = {
  /** Undefined for the one that the settings choose. */
  readonly fromId: string | undefined;
  readonly onFrom: (id: string) => void;
  readonly doubts: readonly Doubt[];
  /** Undefined where nothing can be called. */
  readonly onCall: (() => void) | undefined;
};

/** Which phone rings first, what the other side sees, and the button that does it. */
export function QuickCallFoot({ fromId, onFrom, doubts, onCall }: Props): ReactNode {
  const { i18n } = useLingui();
  const phones = useAppState((state) => state.phones);
  const callerId = useAppState((state) => state.settings.calls.callerId);
  const from = phones.phones.find(({ id }) => id === (fromId ?? phones.chosenId));
  const obstacle = useObstacle(phones);
  const signedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  return (
    <div className="dial-foot">
      {obstacle === undefined ? null : <p className="dial-obstacle">{obstacle}</p>}
      <SignInFirst />
      {from === undefined || !signedIn ? null : (
        <Unfold
          size="small"
          look="ghost"
          className="dial-from"
          words={
            <span>
              {i18n._({
                id: 'quickCall.ringsFirst',
                message: 'Rings first: {phone}',
                values: { phone: from.label },
              })}
            </span>
          }
        >
          {(close) => (
            <PhoneChoice
              phones={phones}
              fromId={from.id}
              shown={callerIdShown(phones, callerId)}
              choose={(id) => {
                onFrom(id);
                close();
              }}
            />
          )}
        </Unfold>
      )}
      <Button
        look="go"
        className="dial-call"
        disabled={onCall === undefined || obstacle !== undefined}
        onPress={() => onCall?.()}
      >
        <CornerDownLeft size="1.25em" aria-hidden="true" className="mirrors" />
        {callWords(doubts, i18n)}
      </Button>
    </div>
  );
}

/** What waits here stays while the person signs in. */
function SignInFirst(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const signedOut = useAppState((state) => state.signIn.phase !== 'signed-in');
  if (!signedOut) return null;
  return (
    <Button onPress={() => send.openMain({ screen: 'calls' })}>
      {i18n._({ id: 'quickCall.toSignIn', message: 'Go to sign-in' })}
    </Button>
  );
}

function callWords(doubts: readonly Doubt[], i18n: I18n): string {
  if (doubts.includes('beside')) return i18n._({ id: 'quickCall.callToo', message: 'Call too' });
  return doubts.includes('costly')
    ? i18n._({ id: 'quickCall.callAnyway', message: 'Call anyway' })
    : i18n._({ id: 'quickCall.call', message: 'Call' });
}

/** Why nothing can be called now. */
function useObstacle(phones: OwnPhones): string | undefined {
  const { i18n } = useLingui();
  const signedIn = useAppState((state) => state.signIn.phase === 'signed-in');
  const offline = useAppState((state) => state.network.online === false);
  if (!signedIn) return i18n._({ id: 'quickCall.signIn', message: 'Sign in to call.' });
  if (!phones.allowed)
    return i18n._({ id: 'ringOut.notAllowed', message: 'This account may not place calls from here.' });
  if (offline) return i18n._({ id: 'quickCall.offline', message: 'A call needs a connection.' });
  if (phones.status === 'ready' && phones.phones.length === 0)
    return i18n._({
      id: 'chosen.none',
      message: 'RingCentral knows no phone of yours that it could ring.',
    });
  return undefined;
}

function callerIdShown({ callerIds, defaultCallerId }: OwnPhones, stored: string): string | undefined {
  const wanted = stored === '' ? defaultCallerId : stored;
  return callerIds.find(({ number }) => number === wanted)?.shown;
}

type ChoiceProps = {
  readonly phones: OwnPhones;
  readonly fromId: string;
  readonly shown: string | undefined;
  readonly choose: (id: string) => void;
};

function PhoneChoice({ phones, fromId, shown, choose }: ChoiceProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      <ul className="phone-list">
        {phones.phones.map((phone) => (
          <li key={phone.id}>
            <Button
              look="ghost"
              className="phone-row"
              chosen={phone.id === fromId}
              onPress={() => choose(phone.id)}
            >
              <PhoneWords phone={phone} />
            </Button>
          </li>
        ))}
      </ul>
      {shown === undefined ? null : (
        <p className="dial-caller-id">
          {i18n._({
            id: 'quickCall.othersSee',
            message: 'Others see {number}.',
            values: { number: `\u2066${shown}\u2069` },
          })}
        </p>
      )}
    </>
  );
}
