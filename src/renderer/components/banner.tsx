import type { ReactNode } from 'react';

type Props = {
  readonly tone: 'warn' | 'stop' | 'info';
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** The region's name for a screen reader. */
  readonly name: string;
};

/** One stripe across the window. It is a region of its own, reached with F6. */
export function Banner({ tone, icon, children, action, name }: Props): ReactNode {
  return (
    <section className={`banner banner-${tone}`} aria-label={name} data-region="banner" tabIndex={-1}>
      {icon}
      <p className="banner-text" role="status">
        {children}
      </p>
      {action}
    </section>
  );
}
