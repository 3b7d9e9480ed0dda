import type { ReactNode } from 'react';

type Props = { readonly tone: 'neutral' | 'info' | 'warn' | 'stop'; readonly children: ReactNode };

export function Chip({ tone, children }: Props): ReactNode {
  return <span className={`chip chip-${tone}`}>{children}</span>;
}
