import type { ReactNode } from 'react';

/** A key combination such as `Alt+O`, one key each in a box; always left to right. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  const parts = keys.split('+');
  return (
    <bdi dir="ltr" className="keys">
      {parts.map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </bdi>
  );
}
