import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { OwnPhone, RingOut } from '../../shared/ring-out.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Unfold } from '../components/unfold.tsx';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import { PhoneWords } from './phone-words.tsx';

/** Ms until somebody who is busy is tried again. */
const soon = 10 * 60_000;

type Guard = (run: () => void) => () => void;

type Props = { readonly ringOut: RingOut; readonly guard: Guard };

/**
 * Cancel, and in the same place Close once it is over: whoever clicks a moment too late must not place a call.
 * What can be done next stands beside it.
 */
export function RingOutActions({ ringOut, guard }: Props): ReactNode {
  const phones = useAppState((state) => state.phones.phones);
  const others = phones.filter((phone) => phone.id !== ringOut.from.id);
  return (
    <div className="ring-out-actions">
      <CancelOrClose ringOut={ringOut} guard={guard} />
      {nextSteps(ringOut, others.length).map((step) =>
        step === 'another-phone' ? (
          <AnotherPhone key={step} ringOut={ringOut} guard={guard} phones={others} />
        ) : (
          <Step key={step} step={step} ringOut={ringOut} guard={guard} />
        ),
      )}
    </div>
  );
}

/** One button all along, so that the focus stays on it when its meaning changes. */
function CancelOrClose({ ringOut, guard }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { id, ending, canCancel, cancelling } = ringOut;
  if (ending === undefined && !canCancel && !cancelling) return null;
  const words =
    ending === undefined
      ? i18n._({ id: 'ringOut.cancel', message: 'Cancel' })
      : i18n._({ id: 'card.close', message: 'Close' });
  return (
    <Button
      size="call"
      disabled={cancelling}
      onPress={ending === undefined ? () => send.cancelRingOut(id) : guard(() => send.dismissRingOut(id))}
    >
      {words}
    </Button>
  );
}

type StepProps = Props & { readonly step: Exclude<NextStep, 'another-phone'> };

function Step({ step, ringOut, guard }: StepProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const clock = useClock();
  const words = stepWords(step, i18n);
  if (step === 'copy-message')
    return (
      <CopyButton
        size="call"
        words={words}
        guard={guard}
        copy={() => send.copyRequestForAdministrator(ringOut.id)}
      />
    );
  return (
    <Button size="call" onPress={guard(() => take(step))}>
      {words}
    </Button>
  );
  function take(chosen: Exclude<StepProps['step'], 'copy-message'>): void {
    switch (chosen) {
      case 'keep-waiting':
        return send.keepWaiting(ringOut.id);
      case 'try-again':
      case 'call-again':
        return send.retryRingOut(ringOut.id);
      case 'remind-me':
        send.remindOfCall({ kind: 'number', number: ringOut.target.to }, clock.now() + soon);
        return send.dismissRingOut(ringOut.id);
      case 'edit-number':
        return send.openQuickCall(ringOut.target.to);
    }
  }
}

function stepWords(step: StepProps['step'], i18n: I18n): string {
  switch (step) {
    case 'keep-waiting':
      return i18n._({ id: 'ringOut.keepWaiting', message: 'Keep waiting' });
    case 'try-again':
      return i18n._({ id: 'action.tryAgain', message: 'Try again' });
    case 'remind-me':
      return i18n._({ id: 'ringOut.remindSoon', message: 'Remind me in 10 min' });
    case 'call-again':
      return i18n._({ id: 'ringOut.callAgain', message: 'Call again' });
    case 'edit-number':
      return i18n._({ id: 'ringOut.editNumber', message: 'Edit number' });
    case 'copy-message':
      return i18n._({ id: 'connection.copyMessage', message: 'Copy a message for my administrator' });
  }
}

function AnotherPhone({
  ringOut,
  guard,
  phones,
}: Props & { readonly phones: readonly OwnPhone[] }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <Unfold
      size="call"
      guard={guard}
      words={i18n._({ id: 'ringOut.anotherPhone', message: 'Ring another phone' })}
    >
      {(close) => (
        <ul className="phone-list">
          {phones.map((phone) => (
            <li key={phone.id}>
              <Button
                look="ghost"
                className="phone-row"
                onPress={guard(() => {
                  close();
                  send.retryRingOut(ringOut.id, phone.id);
                })}
              >
                <PhoneWords phone={phone} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Unfold>
  );
}
