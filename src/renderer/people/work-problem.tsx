import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { ContactWork } from '../../shared/contact.ts';
import { ProblemDetails } from '../components/list-notice.tsx';
import { problemWords } from './problem-words.ts';

/** Why it did not come about, where it was asked for. */
export function WorkProblem({ work }: { readonly work: ContactWork }): ReactNode {
  const { i18n } = useLingui();
  const { problem, kind } = work;
  if (problem === undefined) return null;
  return (
    <div className="note contact-problem" role="alert">
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <div>
        <p>{problemWords(problem, kind, i18n)}</p>
        <ProblemDetails requestId={'requestId' in problem ? problem.requestId : undefined} />
      </div>
    </div>
  );
}
