import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import type { PopRehearsal, PopRehearsedCall, PopStep } from '../../shared/screen-pop.ts';
import { speak } from '../call-card/speak.ts';
import { useClock } from '../use-app-state.ts';
import { momentWords as timeWords } from '../when-words.ts';
import { EffectText } from './screen-pop-effect.tsx';
import { leftOutWords, missWords, momentWords } from './screen-pop-words.ts';

/** What the rules would have done with the calls of the past. */
export function RehearsalView({ rehearsal }: { readonly rehearsal: PopRehearsal | undefined }): ReactNode {
  const { i18n } = useLingui();
  const count = rehearsal?.calls.length ?? 0;
  const hits = rehearsal?.calls.filter(({ miss }) => miss === undefined).length ?? 0;
  const sentence =
    count === 0
      ? i18n._({
          id: 'pop.rehearsedNone',
          message: 'There are no calls yet to rehearse with. With an example:',
        })
      : i18n._({
          id: 'pop.rehearsed',
          message:
            '{hits, plural, =0 {It would have done nothing for} other {It would have acted for {hits} of}} {count, plural, one {the last call} other {the last # calls}}. Nothing was opened or sent.',
          values: { hits, count },
        });
  useEffect(() => {
    if (rehearsal !== undefined) speak(sentence, 'normal');
  }, [rehearsal, sentence]);
  if (rehearsal === undefined) return null;
  return (
    <section className="pop-rehearsal" aria-label={i18n._({ id: 'pop.rehearsal', message: 'Rehearsal' })}>
      <p>{sentence}</p>
      {count === 0 ? <EffectText effect={rehearsal.example} /> : null}
      <ol className="pop-calls">
        {rehearsal.calls.map((call) => (
          <RehearsedCall key={call.id} call={call} />
        ))}
      </ol>
    </section>
  );
}

function RehearsedCall({ call }: { readonly call: PopRehearsedCall }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const who = call.who === '' ? i18n._({ id: 'party.anonymous', message: 'No caller ID' }) : call.who;
  return (
    <li className="pop-call" data-hit={call.miss === undefined}>
      <span className="pop-call-head">
        <bdi className="pop-call-who">{who}</bdi>
        <span className="setting-effect">
          {[timeWords(call.startedAt, now, i18n.locale), call.line]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
      {call.steps.map((step) => (
        <RehearsedStep key={`${step.ruleName} ${step.moment} ${String(step.isDraft)}`} step={step} />
      ))}
      {call.miss === undefined || call.miss === 'cool-down' ? null : (
        <span className="setting-effect">
          {i18n._({
            id: 'pop.misses',
            message: 'Not this rule: {why}',
            values: { why: missWords(call.miss, i18n) },
          })}
        </span>
      )}
    </li>
  );
}

function RehearsedStep({ step }: { readonly step: PopStep }): ReactNode {
  const { i18n } = useLingui();
  const rule =
    step.isDraft || step.ruleName === ''
      ? step.isDraft
        ? i18n._({ id: 'pop.thisRule', message: 'This rule' })
        : i18n._({ id: 'pop.anotherRule', message: 'Another rule' })
      : step.ruleName;
  return (
    <span className="pop-step">
      <span className="pop-step-rule">
        {rule} · {momentWords(step.moment, i18n)}
      </span>
      {step.leftOut === 'cool-down' ? leftOutWords('cool-down', i18n) : <EffectText effect={step.effect} />}
    </span>
  );
}
