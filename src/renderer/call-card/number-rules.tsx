import { useLingui } from '@lingui/react';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type ReactNode, useId, useState } from 'react';
import type { CallParty } from '../../shared/call.ts';
import type { NumberRule } from '../../shared/identification.ts';
import { Button, IconButton } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

type Props = {
  readonly party: NumberParty;
  readonly guard?: (run: () => void) => () => void;
  /** Of the buttons beside it. */
  readonly size?: 'normal' | 'call';
  /** Makes a contact of it. */
  readonly keep?: () => void;
};

/** What else can be done with a number: keep it, block it, call it spam, or take either back. Blocking asks first. */
export function NumberRules({ party, guard = (run) => run, size = 'call', keep }: Props): ReactNode {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <IconButton
        name={i18n._({ id: 'numberRules.more', message: 'More about this number' })}
        size={size}
        look="plain"
        opens={{ id, open }}
        onPress={guard(() => setOpen(!open))}
      >
        <Ellipsis size="1.25em" aria-hidden="true" />
      </IconButton>
      {open ? (
        <div
          id={id}
          className="number-rules"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }}
        >
          {keep === undefined ? null : (
            <Button onPress={guard(keep)}>
              {i18n._({ id: 'detail.keepNumber', message: 'Keep this number' })}
            </Button>
          )}
          <RuleButtons party={party} guard={guard} done={() => setOpen(false)} />
        </div>
      ) : null}
    </>
  );
}

/** The rules themselves, where something else opens them. */
export function RuleButtons({
  party,
  guard,
  done,
}: Required<Omit<Props, 'size' | 'keep'>> & { readonly done: () => void }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [asks, setAsks] = useState(false);
  const { caution, number } = party;
  const rule = (next: NumberRule | undefined): (() => void) =>
    guard(() => {
      send.ruleNumber(number.e164, next);
      done();
    });
  if (caution?.kind === 'blocked')
    return (
      <Button onPress={rule(undefined)}>
        {i18n._({ id: 'numberRules.unblock', message: 'Unblock number' })}
      </Button>
    );
  if (asks) return <AskToBlock shown={number.shown} block={rule('blocked')} keep={() => setAsks(false)} />;
  return (
    <>
      {caution === undefined ? (
        <Button onPress={rule('spam')}>{i18n._({ id: 'numberRules.spam', message: 'Mark as spam' })}</Button>
      ) : (
        <Button onPress={rule('trusted')}>{i18n._({ id: 'numberRules.trust', message: 'Not spam' })}</Button>
      )}
      <Button onPress={guard(() => setAsks(true))}>
        {i18n._({ id: 'numberRules.block', message: 'Block number…' })}
      </Button>
    </>
  );
}

type AskProps = { readonly shown: string; readonly block: () => void; readonly keep: () => void };

function AskToBlock({ shown, block, keep }: AskProps): ReactNode {
  const { i18n } = useLingui();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="ask-to-block">
      <p id={id}>
        {i18n._({
          id: 'numberRules.askToBlock',
          message:
            'Block {shown} here? Its calls show no card and make no sound on this computer. Your phones still ring.',
          values: { shown: `\u2066${shown}\u2069` },
        })}
      </p>
      <Button onPress={keep}>{i18n._({ id: 'numberRules.keep', message: 'Cancel' })}</Button>
      <Button look="stop" onPress={block}>
        {i18n._({ id: 'numberRules.blockNow', message: 'Block' })}
      </Button>
    </div>
  );
}
