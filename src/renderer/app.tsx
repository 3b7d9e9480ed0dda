import type { ReactNode } from 'react';
import type { Route } from '../shared/route.ts';

export function App({ firstRoute }: { readonly firstRoute?: Route | undefined }): ReactNode {
  return firstRoute?.screen ?? null;
}
