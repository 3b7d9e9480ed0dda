import type { ReactNode } from 'react';

/** Digits always read from left to right, also inside right-to-left text. */
export function PhoneNumber({ shown }: { readonly shown: string }): ReactNode {
  return (
    <bdi dir="ltr" className="phone-number">
      {shown}
    </bdi>
  );
}
