import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Diagnostics } from '../connection/report.tsx';
import { useAppState } from '../use-app-state.ts';

export function AboutPage(): ReactNode {
  const { i18n } = useLingui();
  const version = useAppState((state) => state.version);
  const runtime = useAppState((state) => state.runtime);
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{i18n._({ id: 'about.version', message: 'Version' })}</dt>
          <dd>
            <bdi dir="ltr">{version}</bdi>
          </dd>
        </div>
        <div>
          <dt>{i18n._({ id: 'about.runtime', message: 'Runs on' })}</dt>
          <dd>
            <bdi dir="ltr">{runtime}</bdi>
          </dd>
        </div>
      </dl>
      <p>
        {i18n._({
          id: 'signIn.independent',
          message: 'Independent open-source app, not made by RingCentral.',
        })}
      </p>
      <Diagnostics />
    </>
  );
}
