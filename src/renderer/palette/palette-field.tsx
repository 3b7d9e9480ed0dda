import { useLingui } from '@lingui/react';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from 'react';

type Props = {
  readonly typed: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** The list below, and the row in it that Enter takes. */
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The focus stays here while rows are chosen below. */
export function PaletteField({ typed, field, listId, activeId, onType, onKeyDown }: Props): ReactNode {
  const { i18n } = useLingui();
  const name = i18n._({ id: 'palette.name', message: 'Search or do anything' });
  useEffect(() => field.current?.focus(), [field]);
  return (
    <div className="palette-line">
      <Search size="1.25em" aria-hidden="true" className="palette-mark" />
      <input
        ref={field}
        className="palette-field"
        role="combobox"
        aria-label={name}
        placeholder={name}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck="false"
        dir="auto"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
