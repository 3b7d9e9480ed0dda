import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';

type Props = {
  readonly words: string;
  /** What can be done about it. */
  readonly children: ReactNode;
};

/** A message on top of every screen of the window, reached by F6. */
export function Toast({ words, children }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <section
      className="toasts"
      data-region="toasts"
      aria-label={i18n._({ id: 'toasts.name', message: 'Messages' })}
    >
      <div className="toast">
        <p>{words}</p>
        {children}
      </div>
    </section>
  );
}
