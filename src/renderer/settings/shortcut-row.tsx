import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Keys } from '../components/keys.tsx';
import { PressCatcher } from '../components/press-catcher.tsx';
import { disturbsTyping, readableKeys, type Recorded, recordPress } from './accelerator.ts';

type Props = {
  readonly label: string;
  readonly effect: string;
  /** Empty: none is registered. */
  readonly keys: string;
  readonly suggestion: string;
  readonly isMac: boolean;
  readonly refused: boolean;
  /** The name of our own shortcut that already uses this combination. */
  readonly usedBy: (keys: string) => string | undefined;
  readonly onChange: (keys: string) => void;
};

/** One global shortcut: recorded by pressing it, cleared, or taken from the suggestion. */
export function ShortcutRow(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { label, effect, keys, suggestion, isMac, onChange } = props;
  const [recording, setRecording] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const take = (recorded: Recorded): void => {
    if (recorded.kind === 'more') return;
    const wrong = recorded.kind === 'accelerator' ? clash(recorded.keys) : needsModifier(i18n);
    setComplaint(wrong);
    if (recorded.kind !== 'accelerator' || wrong !== undefined) return;
    setRecording(false);
    onChange(recorded.keys);
  };
  const trouble = complaint ?? troubleOf(props, i18n);
  return (
    <div className="setting setting-shortcut" role="group" aria-label={label}>
      <span className="setting-label">{label}</span>
      <div className="shortcut-buttons">
        {recording ? (
          <PressCatcher
            words={i18n._({ id: 'shortcut.press', message: 'Press the keys…' })}
            onPress={(press) => take(recordPress(press, isMac))}
            onStop={() => {
              setRecording(false);
              setComplaint(undefined);
            }}
          />
        ) : (
          <Idle {...props} record={() => setRecording(true)} />
        )}
        {keys === '' && !recording ? (
          <Button look="ghost" onPress={() => onChange(suggestion)}>
            {i18n._({
              id: 'shortcut.use',
              message: 'Use {keys}',
              values: { keys: readableKeys(suggestion, isMac) },
            })}
          </Button>
        ) : null}
      </div>
      <p className={trouble === undefined ? 'setting-effect' : 'field-problem'} aria-live="polite">
        {trouble ?? effect}
      </p>
    </div>
  );
  function clash(wanted: string): string | undefined {
    const other = props.usedBy(wanted);
    return other === undefined
      ? undefined
      : i18n._({
          id: 'shortcut.clash',
          message: 'Already used for “{other}”. Choose another.',
          values: { other },
        });
  }
}

type IdleProps = Props & { readonly record: () => void };

function Idle({ label, keys, isMac, record, onChange }: IdleProps): ReactNode {
  const { i18n } = useLingui();
  const readable = readableKeys(keys, isMac);
  return (
    <>
      {keys === '' ? (
        <span className="shortcut-none">{i18n._({ id: 'shortcut.none', message: 'None' })}</span>
      ) : (
        <Keys keys={readable} />
      )}
      <Button
        name={i18n._({
          id: 'shortcut.changeNamed',
          message: 'Change the shortcut for {label}',
          values: { label },
        })}
        onPress={record}
      >
        {i18n._({ id: 'shortcut.change', message: 'Change' })}
      </Button>
      {keys === '' ? null : (
        <Button
          look="ghost"
          name={i18n._({
            id: 'shortcut.clearNamed',
            message: 'Clear the shortcut for {label}',
            values: { label },
          })}
          onPress={() => onChange('')}
        >
          {i18n._({ id: 'shortcut.clear', message: 'Clear' })}
        </Button>
      )}
    </>
  );
}

function troubleOf({ refused, keys, isMac }: Props, i18n: I18n): string | undefined {
  if (refused) {
    return i18n._({ id: 'shortcut.refused', message: 'Another app uses this combination. Choose another.' });
  }
  return disturbsTyping(keys, isMac)
    ? i18n._({ id: 'shortcut.altGr', message: 'On many keyboards this combination writes a character.' })
    : undefined;
}

function needsModifier(i18n: I18n): string {
  return i18n._({
    id: 'shortcut.modifier',
    message: 'Add Ctrl, Alt or the system key, so that typing goes on as usual.',
  });
}
