import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

type Props = { readonly locale: string; readonly children: ReactNode };

/** Tells the components below which language and direction they speak. */
export function LanguageProvider({ locale, children }: Props): ReactNode {
  return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
