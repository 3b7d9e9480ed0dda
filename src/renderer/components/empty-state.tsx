import type { ReactNode } from 'react';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly sentence: string;
  readonly action?: ReactNode;
  readonly details?: ReactNode;
};

/** One icon, one line, one sentence, one action; for nothing there, and for nothing to be had. */
export function EmptyState({ icon, title, sentence, action, details }: Props): ReactNode {
  return (
    <div className="empty-state">
      {icon}
      <h2>{title}</h2>
      <p>{sentence}</p>
      {action}
      {details}
    </div>
  );
}
