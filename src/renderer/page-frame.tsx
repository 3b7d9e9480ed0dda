import { I18nProvider } from '@lingui/react';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { LanguageProvider } from './components/language.tsx';
import { applyAppearance } from './appearance.ts';
import { PageContext, type PageWorld, useAppState } from './use-app-state.ts';
import { createWords } from './words.ts';

type Props = { readonly world: PageWorld; readonly children: ReactNode };

/** What every window's page stands in: the state, the words, the look. */
export function PageFrame({ world, children }: Props): ReactNode {
  return (
    <PageContext value={world}>
      <Words>{children}</Words>
    </PageContext>
  );
}

function Words({ children }: { readonly children: ReactNode }): ReactNode {
  const locale = useAppState((state) => state.locale);
  const appearance = useAppState((state) => state.settings.appearance);
  const i18n = useMemo(() => createWords(locale), [locale]);
  useLayoutEffect(
    () => applyAppearance(document.documentElement, appearance, i18n.locale),
    [appearance, i18n],
  );
  return (
    <I18nProvider i18n={i18n}>
      <LanguageProvider locale={i18n.locale}>{children}</LanguageProvider>
    </I18nProvider>
  );
}
