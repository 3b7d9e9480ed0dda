import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { ConnectionLook } from '../../shared/connection-look.ts';
import { channelWords } from '../frame/connection-words.ts';
import { duration, elapsed } from '../times.ts';
import { useAppState, useClock } from '../use-app-state.ts';
import { useElapsed } from '../use-elapsed.ts';
import { momentWords, whenWords } from '../when-words.ts';

/** Since when, how, when last, how often and when next. What is not known is left out. */
export function ConnectionFacts({ look }: { readonly look: ConnectionLook }): ReactNode {
  const { i18n } = useLingui();
  const connection = useAppState((state) => state.connection);
  const now = useClock().now();
  const { lastHeardAt, lastEventAt, polledAt, attempt, clockOffset, nextTryAt, channel, phase } = connection;
  return (
    <dl className="facts connection-facts">
      <Fact name={i18n._({ id: 'connection.sinceFact', message: 'Since' })}>
        {phase === 'signed-out' ? undefined : momentWords(look.since, now, i18n.locale)}
      </Fact>
      <Fact name={i18n._({ id: 'connection.channel', message: 'How calls come' })}>
        {channelWords(channel, i18n)}
      </Fact>
      <Ago name={i18n._({ id: 'connection.lastHeard', message: 'Last sign of life' })} at={lastHeardAt} />
      <Ago name={i18n._({ id: 'connection.lastEvent', message: 'Last event' })} at={lastEventAt} />
      <Ago
        name={i18n._({ id: 'connection.lastAsked', message: 'Last asked' })}
        at={channel === 'polling' ? polledAt : undefined}
      />
      <Fact name={i18n._({ id: 'connection.tries', message: 'Tries so far' })}>
        {attempt === 0 ? undefined : new Intl.NumberFormat(i18n.locale).format(attempt)}
      </Fact>
      <NextTry at={nextTryAt} />
      <Fact name={i18n._({ id: 'connection.clock', message: "This computer's clock" })}>
        {clockOffset === undefined ? undefined : <ClockWords offset={clockOffset} />}
      </Fact>
    </dl>
  );
}

type FactProps = { readonly name: string; readonly children: ReactNode };

function Fact({ name, children }: FactProps): ReactNode {
  if (children === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Counts on by itself. */
function Ago({ name, at }: { readonly name: string; readonly at: number | undefined }): ReactNode {
  const { i18n } = useLingui();
  const clock = useClock();
  useElapsed(at ?? 0, 0, at !== undefined);
  return <Fact name={name}>{at === undefined ? undefined : whenWords(at, clock.now(), i18n)}</Fact>;
}

/** A far longer wait than any between two tries, ms: `useElapsed` counts up, this counts down to its end. */
const longest = 24 * 3_600_000;

function NextTry({ at }: { readonly at: number | undefined }): ReactNode {
  const { i18n } = useLingui();
  const left = longest - useElapsed((at ?? 0) - longest, 0, at !== undefined);
  if (at === undefined) return null;
  return (
    <Fact name={i18n._({ id: 'connection.nextTry', message: 'Next try in' })}>
      {left <= 0 ? (
        i18n._({ id: 'connection.nextTryNow', message: 'now' })
      ) : (
        <bdi dir="ltr">{elapsed(left + 999)}</bdi>
      )}
    </Fact>
  );
}

/** Less than this and nobody would notice, ms; the platform tells its time in whole seconds. */
const inStep = 3_000;

function ClockWords({ offset }: { readonly offset: number }): ReactNode {
  const { i18n } = useLingui();
  const by = duration(Math.abs(offset), i18n.locale);
  if (Math.abs(offset) < inStep) return i18n._({ id: 'clock.inStep', message: "In step with RingCentral's" });
  return offset > 0
    ? i18n._({ id: 'clock.behind', message: "{by} behind RingCentral's", values: { by } })
    : i18n._({ id: 'clock.ahead', message: "{by} ahead of RingCentral's", values: { by } });
}
