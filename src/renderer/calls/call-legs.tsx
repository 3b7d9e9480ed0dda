import { useLingui } from '@lingui/react';
import { type ReactNode, useId } from 'react';
import type { CallLeg } from '../../shared/call-facts.ts';
import { preciseTime } from '../times.ts';
import { legWords } from './leg-words.ts';

/** The way a call went, from phone to phone. */
export function CallLegs({ legs }: { readonly legs: readonly CallLeg[] }): ReactNode {
  const { i18n } = useLingui();
  const headingId = useId();
  return (
    <div className="call-legs">
      <h4 id={headingId}>{i18n._({ id: 'callLeg.heading', message: 'How it went' })}</h4>
      <ol aria-labelledby={headingId}>
        {legs.map((leg, at) => (
          <li key={at} className={`call-leg call-leg-${leg.end}`}>
            <span className="call-leg-dot" aria-hidden="true" />
            {leg.startedAt === undefined ? null : (
              <time dateTime={new Date(leg.startedAt).toISOString()}>
                {preciseTime(leg.startedAt, i18n.locale)}
              </time>
            )}
            <span>
              <bdi>{legWords(leg, i18n)}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
