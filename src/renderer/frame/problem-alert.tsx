import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Something unexpected happened: one alert at a time, oldest first. */
export function ProblemAlert(): ReactNode {
  const { i18n } = useLingui();
  const problems = useAppState((state) => state.problems);
  const send = useSend();
  const problem = problems[0];
  if (problem === undefined) return null;
  return (
    <section
      className="problem-alert"
      role="alert"
      data-region="problem"
      aria-label={i18n._({ id: 'problem.name', message: 'Problem' })}
    >
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <div className="problem-lines">
        <p>{problem.text}</p>
        {problem.requestId === undefined ? null : (
          <p className="problem-id">
            {i18n._({ id: 'problem.request', message: 'Request id' })}{' '}
            <bdi dir="ltr">{problem.requestId}</bdi>
          </p>
        )}
      </div>
      {problem.copyable === undefined ? null : (
        <CopyButton
          key={problem.id}
          size="small"
          words={i18n._({ id: 'action.copy', message: 'Copy' })}
          copy={() => send.copyFromProblem(problem.id)}
        />
      )}
      <Button size="small" onPress={() => send.dismissProblem(problem.id)}>
        {i18n._({ id: 'action.dismiss', message: 'Dismiss' })}
      </Button>
    </section>
  );
}
