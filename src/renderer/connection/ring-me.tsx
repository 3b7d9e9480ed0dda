import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import type { ReactNode } from 'react';
import type { RingMeTest } from '../../shared/ring-out.ts';
import { Button } from '../components/button.tsx';
import { duration } from '../times.ts';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { whenWords } from '../when-words.ts';

/** A call from me to me that is stopped as soon as it is heard: proof of the whole way, or the place where it ends. */
export function RingMe(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const test = useAppState((state) => state.ringMe);
  return (
    <section className="ring-me" aria-labelledby="ring-me">
      <h3 id="ring-me">{i18n._({ id: 'ringMe.title', message: 'Test: ring me' })}</h3>
      <p>
        {i18n._({
          id: 'ringMe.effect',
          message:
            'RingCentral rings your phone for a moment. You need not pick up; it stops as soon as the ring is heard here.',
        })}
      </p>
      <div className="ring-me-now">
        <Button disabled={test.phase === 'running'} onPress={() => send.startRingMeTest()}>
          {test.phase === 'none'
            ? i18n._({ id: 'ringMe.start', message: 'Ring me' })
            : i18n._({ id: 'ringMe.again', message: 'Ring me again' })}
        </Button>
        <div role="status" className={`ring-me-result ring-me-${test.phase}`}>
          <Result test={test} />
        </div>
      </div>
    </section>
  );
}

function Result({ test }: { readonly test: RingMeTest }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  switch (test.phase) {
    case 'none':
      return null;
    case 'running':
      return <p>{stepWords(test.step, i18n)}</p>;
    case 'passed':
      return (
        <>
          <CircleCheck size="1.25em" aria-hidden="true" />
          <p>
            {i18n._({
              id: 'ringMe.passed',
              message: 'It works: the ring was heard here after {time} ({when}).',
              values: {
                time: shortTime(test.heardAfterMs, i18n.locale),
                when: whenWords(test.at, now, i18n),
              },
            })}
          </p>
        </>
      );
    case 'failed':
      return (
        <>
          <CircleX size="1.25em" aria-hidden="true" />
          <div>
            <p>{failureWords(test.why, i18n)}</p>
            {test.requestId === undefined ? null : (
              <p className="problem-id">
                {i18n._({ id: 'problem.request', message: 'Request id' })}{' '}
                <bdi dir="ltr">{test.requestId}</bdi>
              </p>
            )}
          </div>
        </>
      );
  }
}

/** "1.2 sec": under ten seconds a tenth tells something. */
function shortTime(ms: number, locale: string): string {
  if (ms >= 10_000) return duration(ms, locale);
  const shape = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, shape).format(ms / 1000);
}

function stepWords(step: 'asking' | 'waiting-for-the-ring', i18n: I18n): string {
  return step === 'asking'
    ? i18n._({ id: 'ringMe.asking', message: 'Asking RingCentral to ring you…' })
    : i18n._({ id: 'ringMe.waiting', message: 'Waiting for the ring to be heard here…' });
}

type Why = Extract<RingMeTest, { readonly phase: 'failed' }>['why'];

function failureWords(why: Why, i18n: I18n): string {
  switch (why) {
    case 'offline':
      return i18n._({ id: 'ringMe.offline', message: "You're offline. Nothing was rung." });
    case 'not-allowed':
      return i18n._({
        id: 'ringMe.notAllowed',
        message: 'This account may not place calls from here. An administrator can allow it.',
      });
    case 'refused':
      return i18n._({ id: 'ringMe.refused', message: 'RingCentral would not ring your phone.' });
    case 'no-phone':
      return i18n._({ id: 'ringMe.noPhone', message: 'RingCentral knows no phone of yours to ring.' });
    case 'no-ring-heard':
      return i18n._({
        id: 'ringMe.noRing',
        message:
          'RingCentral rings your phone, but nothing of it was heard here. Calls may not show up on this computer.',
      });
    case 'phone-did-not-ring':
      return i18n._({ id: 'ringMe.silent', message: 'RingCentral could not make your phone ring.' });
    case 'busy':
      return i18n._({ id: 'ringMe.busy', message: 'You are on a call. Try again when it is over.' });
    case 'limit':
      return i18n._({
        id: 'ringMe.limit',
        message: 'RingCentral asks to wait before it rings again. Try again in a minute.',
      });
  }
}
