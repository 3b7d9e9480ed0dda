import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { Button } from '../components/button.tsx';
import { RingOutMark } from '../ring-out/ring-out-mark.tsx';
import { ringOutTitle, targetName } from '../ring-out/ring-out-words.ts';
import { stepSentence } from '../ring-out/step-words.ts';
import { useSend } from '../use-app-state.ts';

/** A call that is being placed, as far as it is. */
export function NowRingOut({ ringOut }: { readonly ringOut: RingOut }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const title = ringOutTitle(ringOut, i18n);
  const name = targetName(ringOut.target, i18n);
  return (
    <div className="now-call">
      <RingOutMark ringOut={ringOut} />
      <div className="now-call-lines">
        <p className="row-name" title={title}>
          {title}
        </p>
        <p className="row-outcome">{stepSentence(ringOut, i18n)}</p>
      </div>
      {ringOut.canCancel ? (
        <Button
          size="small"
          name={i18n._({ id: 'ringOut.cancelNamed', message: 'Cancel the call to {name}', values: { name } })}
          disabled={ringOut.cancelling}
          onPress={() => send.cancelRingOut(ringOut.id)}
        >
          {i18n._({ id: 'ringOut.cancel', message: 'Cancel' })}
        </Button>
      ) : null}
      <Button
        size="small"
        name={i18n._({ id: 'calls.showNamed', message: 'Show call with {name}', values: { name } })}
        onPress={() => send.showCard()}
      >
        {i18n._({ id: 'calls.show', message: 'Show call' })}
      </Button>
    </div>
  );
}
