import { useLingui } from '@lingui/react';
import Delete from 'lucide-react/icons/delete';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';

/** ITU-T E.161. */
const keys: readonly (readonly [key: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

type Props = {
  readonly id: string;
  readonly onKey: (key: string) => void;
  readonly onPlus: () => void;
  readonly onDelete: () => void;
};

/** Twelve keys for those who look for them; typing does the same. */
export function Keypad({ id, onKey, onPlus, onDelete }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <div
      id={id}
      className="keypad"
      role="group"
      aria-label={i18n._({ id: 'quickCall.keypad', message: 'Keypad' })}
    >
      <div className="keypad-keys" dir="ltr">
        {keys.map(([key, letters]) => (
          <Button
            key={key}
            className="keypad-key"
            name={`${key} ${letters}`.trim()}
            onPress={() => onKey(key)}
          >
            <span className="keypad-digit">{key}</span>
            <span className="keypad-letters">{letters}</span>
          </Button>
        ))}
      </div>
      <div className="keypad-more">
        <Button
          size="small"
          name={i18n._({ id: 'quickCall.plus', message: '+ for another country' })}
          onPress={onPlus}
        >
          +
        </Button>
        <Button size="small" onPress={onDelete}>
          <Delete size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'quickCall.delete', message: 'Delete' })}
        </Button>
      </div>
    </div>
  );
}
