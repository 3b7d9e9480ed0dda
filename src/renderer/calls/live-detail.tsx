import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type Call, isLive } from '../../shared/call.ts';
import { headerWords } from '../call-card/card-words.ts';
import { lineWords, listWords } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { Facts } from '../components/facts.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { clockTime } from '../times.ts';
import { useAppState, useSend } from '../use-app-state.ts';

/** A call that goes on, or that ended a moment ago and is not in the platform's list yet. */
export function LiveDetail({ call }: { readonly call: Call }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const offset = useAppState((state) => state.connection.clockOffset ?? 0);
  const words = headerWords(call, false, i18n);
  return (
    <article className="detail-call">
      <h3 className={call.ending?.kind === 'missed' ? 'detail-missed' : ''}>
        <CallMark call={call} />
        {words}
        {isLive(call) ? (
          <SpokenTimer since={call.answeredAt ?? call.startedAt} offset={offset} name={words} />
        ) : null}
      </h3>
      <Facts facts={factsOf()} />
      {isLive(call) ? (
        <div className="setting-buttons">
          <Button
            onPress={() => {
              send.showOnCard(call.id);
              send.showCard();
            }}
          >
            {i18n._({ id: 'calls.show', message: 'Show call' })}
          </Button>
        </div>
      ) : null}
    </article>
  );
  function factsOf(): readonly (readonly [string, string | undefined])[] {
    const { line, devices } = call;
    return [
      [i18n._({ id: 'detail.started', message: 'Started' }), clockTime(call.startedAt, i18n.locale)],
      [i18n._({ id: 'detail.to', message: 'Line' }), line === undefined ? undefined : lineWords(line, i18n)],
      [
        i18n._({ id: 'detail.phones', message: 'Phones' }),
        devices.length === 0 ? undefined : listWords(devices, i18n),
      ],
      [i18n._({ id: 'detail.transferred', message: 'Transferred by' }), call.transferredBy],
    ];
  }
}
