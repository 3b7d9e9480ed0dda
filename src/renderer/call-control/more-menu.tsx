import { useLingui } from '@lingui/react';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type ReactNode, useId, useRef } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { Panel, type Panels } from './panel.tsx';
import type { Guard } from './use-control.ts';

/** One thing more that can be done with a call. */
export type MoreEntry = {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
  /** E.g. `Alt+O`. */
  readonly keys?: string;
  /** Why it does nothing now. */
  readonly withheld?: string | undefined;
};

type Props = {
  readonly entries: readonly MoreEntry[];
  readonly guard: Guard;
  readonly panels: Panels<string>;
  readonly hintAt?: 'top' | 'bottom';
  /** What stands below the entries. */
  readonly children?: ReactNode;
};

/** What is done more seldom, below three dots. */
export function MoreMenu({ entries, guard, panels, hintAt = 'bottom', children }: Props): ReactNode {
  const { i18n } = useLingui();
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isOpen = panels.open === 'more';
  const name = i18n._({ id: 'control.more', message: 'More' });
  return (
    <>
      <IconButton
        name={name}
        size="call"
        look="plain"
        hintAt={hintAt}
        opens={{ id, open: isOpen }}
        buttonRef={opener}
        onPress={guard(() => panels.toggle('more'))}
      >
        <Ellipsis size="1.25em" aria-hidden="true" />
      </IconButton>
      {isOpen ? (
        <Panel id={id} name={name} close={panels.close} opener={opener}>
          <ul className="phone-list">
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry
                  entry={entry}
                  run={guard(() => {
                    panels.close();
                    entry.run();
                  })}
                />
              </li>
            ))}
          </ul>
          {children}
        </Panel>
      ) : null}
    </>
  );
}

function Entry({ entry, run }: { readonly entry: MoreEntry; readonly run: () => void }): ReactNode {
  const { words, withheld, keys } = entry;
  return (
    <Button
      look="ghost"
      className="phone-row"
      onPress={run}
      {...(keys === undefined ? {} : { keys })}
      {...(withheld === undefined ? {} : { withheld })}
    >
      <span className="phone-words">
        <span>{words}</span>
        {withheld === undefined ? null : <span className="phone-more">{withheld}</span>}
      </span>
    </Button>
  );
}
