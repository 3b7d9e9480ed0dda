import { type ReactNode, type Ref, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Hint } from './hint.tsx';

type ButtonLook = 'plain' | 'accent' | 'go' | 'stop' | 'ghost';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal' | 'call';
  /** Starts with the visible words where it differs from them. */
  readonly name?: string;
  readonly hint?: string;
  readonly hintAt?: 'top' | 'bottom';
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Why it does nothing now. Unlike a disabled one it can be reached, so that its reason can be read. */
  readonly withheld?: string | undefined;
  /** The place where the person is now. */
  readonly current?: boolean;
  /** One of several, and this one or not. */
  readonly chosen?: boolean;
  /** It opens and closes what stands below it; by the element's id. */
  readonly opens?: { readonly id: string; readonly open: boolean };
  readonly className?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps): ReactNode {
  const { children, look = 'plain', size = 'normal', name, keys, disabled = false, withheld } = props;
  const hint = withheld ?? props.hint;
  const reasonId = useId();
  const isWithheld = withheld !== undefined;
  const button = (
    <AriaButton
      className={`button button-${look} button-${size} ${isWithheld ? 'button-withheld' : ''} ${props.className ?? ''}`}
      {...(isWithheld ? {} : { onPress: props.onPress })}
      isDisabled={disabled}
      {...(name === undefined ? {} : { 'aria-label': name })}
      {...(props.current === true ? { 'aria-current': 'page' } : {})}
      {...(props.chosen === undefined ? {} : { 'aria-pressed': props.chosen })}
      {...(props.opens === undefined ? {} : opening(props.opens))}
      {...(keys === undefined && !isWithheld
        ? {}
        : {
            render: (own) => (
              <button
                {...own}
                {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
                {...(isWithheld
                  ? { 'aria-disabled': true, 'aria-describedby': own['aria-describedby'] ?? reasonId }
                  : {})}
              />
            ),
          })}
      {...(props.buttonRef === undefined ? {} : { ref: props.buttonRef })}
    >
      {children}
      {isWithheld ? (
        <span id={reasonId} hidden>
          {withheld}
        </span>
      ) : null}
    </AriaButton>
  );
  return hint === undefined && keys === undefined ? (
    button
  ) : (
    <Hint text={hint} keys={keys} {...(props.hintAt === undefined ? {} : { at: props.hintAt })}>
      {button}
    </Hint>
  );
}

function opening({ id, open }: NonNullable<ButtonProps['opens']>): {
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls'?: string;
} {
  return open ? { 'aria-expanded': true, 'aria-controls': id } : { 'aria-expanded': false };
}

/** The names that the attribute knows, which are those of `KeyboardEvent.key`. */
function ariaKeys(keys: string): string {
  const names: Readonly<Record<string, string>> = {
    ...{ Esc: 'Escape', Left: 'ArrowLeft', Right: 'ArrowRight', Ctrl: 'Control', Cmd: 'Meta' },
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join('+');
}

type IconButtonProps = Omit<ButtonProps, 'name'> & { readonly name: string };

/** A button with only an icon: its name is always in the tooltip too. */
export function IconButton(props: IconButtonProps): ReactNode {
  return (
    <Button
      {...props}
      look={props.look ?? 'ghost'}
      hint={props.hint ?? props.name}
      className={`icon-button ${props.className ?? ''}`}
    />
  );
}
