import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { problemSentences } from '../../shared/failure-words.ts';
import { IconButton } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';
import type { Control } from './use-control.ts';
import { wentWords } from './went-words.ts';

/** What went wrong last: what did not happen, why, and how the call stands. */
export function ProblemLine({ control }: { readonly control: Control }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { problem, call } = control;
  if (problem === undefined) return null;
  const [what, ...more] = problemSentences(problem, call.phase, i18n);
  return (
    <div className="control-problem" role="status">
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <div className="control-problem-lines">
        <p>
          <strong>{what}</strong> {more.join(' ')}
        </p>
        {isRiddle(problem.why) && problem.requestId !== undefined ? (
          <p className="problem-id">
            {i18n._({ id: 'problem.request', message: 'Request id' })}{' '}
            <bdi dir="ltr">{problem.requestId}</bdi>
          </p>
        ) : null}
      </div>
      <IconButton
        name={i18n._({ id: 'control.dismiss', message: 'Dismiss' })}
        size="small"
        onPress={() => send.dismissControlProblem(call.id)}
      >
        <X size="1.25em" aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Where whoever asks the platform's support needs something to name. */
function isRiddle(why: NonNullable<Control['problem']>['why']): boolean {
  return why === 'failed' || why === 'not-possible' || why === 'no-sign';
}

/** Where the call is after it was sent on. */
export function WentLine({ went }: Pick<Control, 'went'>): ReactNode {
  const { i18n } = useLingui();
  return went === undefined ? null : (
    <p className="control-went" role="status">
      {wentWords(went, i18n)}
    </p>
  );
}
