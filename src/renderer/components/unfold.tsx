import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useId, useState } from 'react';
import { Button, type ButtonProps } from './button.tsx';

type Props = Pick<ButtonProps, 'look' | 'size' | 'hint' | 'disabled' | 'className' | 'name'> & {
  readonly words: ReactNode;
  /** Wraps what the button does so that it does nothing while the card is inert. */
  readonly guard?: (run: () => void) => () => void;
  readonly children: (close: () => void) => ReactNode;
};

/** A button with more below it. In the small windows, which would clip whatever opened over them. */
export function Unfold({ words, children, guard = (run) => run, ...button }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button {...button} opens={{ id, open }} onPress={guard(() => setOpen(!open))}>
        {words}
        <ChevronDown size="1.25em" aria-hidden="true" className={open ? 'unfold-open' : ''} />
      </Button>
      {open ? (
        <div
          id={id}
          className="unfolded"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }}
        >
          {children(() => setOpen(false))}
        </div>
      ) : null}
    </>
  );
}
