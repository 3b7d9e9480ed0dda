import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

type Props = { readonly children: ReactNode; readonly onPress: () => void };

/** A line of a short list that leads somewhere. */
export function RowButton({ children, onPress }: Props): ReactNode {
  return (
    <Button className="row-button" onPress={onPress}>
      {children}
    </Button>
  );
}
