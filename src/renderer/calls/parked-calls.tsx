import { useLingui } from '@lingui/react';
import BellRing from 'lucide-react/icons/bell-ring';
import { type ReactNode, useState } from 'react';
import type { Call } from '../../shared/call.ts';
import type { ParkedCall } from '../../shared/call-control.ts';
import { ProblemLine } from '../call-control/control-notes.tsx';
import { PendingLine } from '../call-control/control-line.tsx';
import { PanelPlace, usePanels } from '../call-control/panel.tsx';
import { PhoneButton } from '../call-control/phone-button.tsx';
import { useControl } from '../call-control/use-control.ts';
import { partyTitle, titleIsNumber } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Calls that I parked, the longest first: where and since when they wait, and the way back. */
export function ParkedCalls(): ReactNode {
  const { i18n } = useLingui();
  const parked = useAppState((state) => state.callControl.parked);
  const calls = useAppState((state) => state.calls);
  const rows = parked.flatMap((one) => {
    const call = calls.find(({ id, phase }) => id === one.callId && phase === 'parked');
    return call === undefined ? [] : [{ one, call }];
  });
  if (rows.length === 0) return null;
  return (
    <section className="now-calls" aria-labelledby="parked-calls">
      <h2 id="parked-calls" className="list-heading">
        {i18n._({ id: 'calls.parked', message: 'Parked' })}
      </h2>
      <ul>
        {rows.map(({ one, call }) => (
          <li key={one.callId}>
            <Parked parked={one} call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { readonly parked: ParkedCall; readonly call: Call };

function Parked({ parked, call }: Props): ReactNode {
  const { i18n } = useLingui();
  const control = useControl(call);
  const panels = usePanels<string>(call.id);
  const name = partyTitle(call.party, i18n);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const where = slotWords();
  return (
    <div className={`now-call now-call-parked${parked.isAlarming ? ' now-call-alarm' : ''}`}>
      <CallMark call={call} />
      <div className="now-call-lines">
        <p className="row-name" title={name}>
          {titleIsNumber(call.party) ? <PhoneNumber shown={name} /> : <bdi>{name}</bdi>}
        </p>
        <p className="row-outcome">{where}</p>
      </div>
      <SpokenTimer since={parked.parkedAt} offset={0} name={where} />
      <div className="now-call-way-back">
        {control.pending === undefined ? (
          <PanelPlace value={place}>
            <PhoneButton control={control} operation="retrieve" panels={panels} />
          </PanelPlace>
        ) : (
          <PendingLine control={control} />
        )}
      </div>
      <div ref={setPlace} className="control-opened" />
      <Alarm parked={parked} name={name} />
      <ProblemLine control={control} />
    </div>
  );
  function slotWords(): string {
    const { slot } = parked;
    return slot === undefined
      ? i18n._({ id: 'calls.parkedNowhere', message: 'Parked' })
      : i18n._({
          id: 'calls.parkedOn',
          message: 'Parked on {slot}',
          values: { slot: `\u2066${slot}\u2069` },
        });
  }
}

function Alarm({ parked, name }: { readonly parked: ParkedCall; readonly name: string }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  if (!parked.isAlarming) return null;
  return (
    <div className="now-call-reminder">
      <p role="status">
        <BellRing size="1.25em" aria-hidden="true" />
        {i18n._({ id: 'calls.parkedLong', message: 'Has waited long. Take it back or look after it.' })}
      </p>
      <Button
        size="small"
        name={i18n._({
          id: 'calls.quietAlarmNamed',
          message: 'Stop reminding me of {name}',
          values: { name },
        })}
        onPress={() => send.quietParkAlarm(parked.callId)}
      >
        {i18n._({ id: 'calls.quietAlarm', message: 'Stop reminding me' })}
      </Button>
    </div>
  );
}
