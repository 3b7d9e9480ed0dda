import { useLingui } from '@lingui/react';
import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import { stepNames, type StepState, stepsOf, stepStateWords, stepWords } from './steps.ts';

/** Upload, queue, sending, done: which are over, and where it is now. */
export function StepLine({ phase }: { readonly phase: FaxItem['phase'] }): ReactNode {
  const { i18n } = useLingui();
  const steps = stepsOf(phase);
  return (
    <ol className="fax-steps" aria-label={i18n._({ id: 'faxStep.all', message: 'Steps of this fax' })}>
      {stepNames.map((name, index) => (
        <li
          key={name}
          className={`fax-step fax-step-${steps[name]}`}
          {...(steps[name] === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="fax-step-mark" aria-hidden="true">
            <StepMark state={steps[name]} number={index + 1} />
          </span>
          <span>
            {stepWords(name, i18n)}
            <span className="visually-hidden">, {stepStateWords(steps[name], i18n)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state, number }: { readonly state: StepState; readonly number: number }): ReactNode {
  if (state === 'done') return <Check size="1em" />;
  return state === 'failed' ? <X size="1em" /> : number;
}
