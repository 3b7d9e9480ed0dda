import { useLingui } from '@lingui/react';
import Search from 'lucide-react/icons/search';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Keys } from '../components/keys.tsx';
import { useAppState } from '../use-app-state.ts';

/** The way to the box for those who do not know its key. */
export function SearchButton({ onPress }: { readonly onPress: () => void }): ReactNode {
  const { i18n } = useLingui();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const keys = isMac ? 'Cmd+K' : 'Ctrl+K';
  return (
    <Button className="title-search" keys={keys} onPress={onPress}>
      <Search size="1.25em" aria-hidden="true" />
      <span className="title-search-words words-when-wide">
        {i18n._({ id: 'palette.name', message: 'Search or do anything' })}
      </span>
      <span className="title-search-keys" aria-hidden="true">
        <Keys keys={keys} />
      </span>
    </Button>
  );
}
