import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import { headerWords } from '../call-card/card-words.ts';
import { lineWords, partyTitle, titleIsNumber } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Calls that go on now, with the way back to a hidden card. */
export function NowCalls({ calls }: { readonly calls: readonly Call[] }): ReactNode {
  const { i18n } = useLingui();
  if (calls.length === 0) return null;
  return (
    <section className="now-calls" aria-labelledby="now-calls">
      <h2 id="now-calls" className="list-heading">
        {i18n._({ id: 'calls.now', message: 'Now' })}
      </h2>
      <ul>
        {calls.map((call) => (
          <li key={call.id}>
            <NowCall call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NowCall({ call }: { readonly call: Call }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const offset = useAppState((state) => state.connection.clockOffset ?? 0);
  const name = partyTitle(call.party, i18n);
  const state = headerWords(call, false, i18n);
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
      <SpokenTimer since={call.answeredAt ?? call.startedAt} offset={offset} name={state} />
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
  );
}
