import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import type { RingOut } from '../../shared/ring-out.ts';
import { headerWords } from '../call-card/card-words.ts';
import { lineWords, partyTitle, titleIsNumber } from '../call-words.ts';
import { pendingWords } from '../call-control/pending-words.ts';
import { QuickActions } from '../call-control/quick-actions.tsx';
import { useActNames } from '../call-control/use-act-names.ts';
import { useControl } from '../call-control/use-control.ts';
import { Button } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { placedCalls } from '../ring-out/placed-calls.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { NowRingOut } from './now-ring-out.tsx';

type Props = {
  readonly calls: readonly Call[];
  readonly ringOuts: readonly RingOut[];
  /** Opens the call beside the list. */
  readonly open: (callId: string) => void;
};

/** Calls that go on or are being placed now, with the way back to a hidden card. */
export function NowCalls(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { calls, ringOuts } = placedCalls(props.ringOuts, props.calls);
  if (calls.length === 0 && ringOuts.length === 0) return null;
  return (
    <section className="now-calls" aria-labelledby="now-calls">
      <h2 id="now-calls" className="list-heading">
        {i18n._({ id: 'calls.now', message: 'Now' })}
      </h2>
      <ul>
        {ringOuts.map((ringOut) => (
          <li key={ringOut.id}>
            <NowRingOut ringOut={ringOut} />
          </li>
        ))}
        {calls.map((call) => (
          <li key={call.id}>
            <NowCall call={call} open={props.open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NowCall({ call, open }: { readonly call: Call } & Pick<Props, 'open'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const offset = useAppState((state) => state.connection.clockOffset ?? 0);
  const name = partyTitle(call.party, i18n);
  const control = useControl(call);
  const names = useActNames(control);
  const words = headerWords(call, false, i18n);
  const state = control.pending === undefined ? words : pendingWords(control.pending.act, names, i18n);
  const line = call.line === undefined ? undefined : lineWords(call.line, i18n);
  return (
    <div className={`now-call now-call-${call.phase}`}>
      <CallMark call={call} />
      <div className="now-call-lines">
        <p className="row-name" title={name}>
          {titleIsNumber(call.party) ? <PhoneNumber shown={name} /> : <bdi>{name}</bdi>}
        </p>
        <p className="row-outcome">
          {line === undefined
            ? state
            : i18n._({
                id: 'past.outcomeAndLine',
                message: '{outcome} · {line}',
                values: { outcome: state, line },
              })}
        </p>
      </div>
      <SpokenTimer since={call.answeredAt ?? call.startedAt} offset={offset} name={words} />
      <div className="now-call-buttons">
        <QuickActions control={control} name={name} />
        <Button
          size="small"
          name={i18n._({
            id: 'calls.detailsNamed',
            message: 'Details of the call with {name}',
            values: { name },
          })}
          onPress={() => open(call.id)}
        >
          {i18n._({ id: 'calls.details', message: 'Details' })}
        </Button>
        <Button
          size="small"
          name={i18n._({ id: 'calls.showNamed', message: 'Show call with {name}', values: { name } })}
          onPress={() => {
            send.showOnCard(call.id);
            send.showCard();
          }}
        >
          {i18n._({ id: 'calls.show', message: 'Show call' })}
        </Button>
      </div>
    </div>
  );
}
