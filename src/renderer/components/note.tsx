import type { ReactNode } from 'react';

type Props = { readonly icon: ReactNode; readonly children: ReactNode };

/** Something about this computer that limits what a setting can do. */
export function Note({ icon, children }: Props): ReactNode {
  return (
    <div className="note">
      {icon}
      <p>{children}</p>
    </div>
  );
}
