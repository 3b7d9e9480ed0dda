import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect } from 'react';
import { type LinkOwner, type LinkScheme, linkSchemes } from '../../shared/dialling.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Who opens links of each kind on this computer, and the way to change it. */
export function LinksSetting(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  useEffect(() => {
    send.refreshLinkOwners();
  }, [send]);
  return (
    <section className="setting setting-rules" aria-labelledby="phone-links">
      <h3 id="phone-links" className="setting-label">
        {i18n._({ id: 'links.label', message: 'Phone links' })}
      </h3>
      <p className="setting-effect">
        {i18n._({
          id: 'links.effect',
          message: 'A link in another app fills Quick call. It never calls by itself.',
        })}
      </p>
      <ul className="rules">
        {linkSchemes.map((scheme) => (
          <li key={scheme} className="rule">
            <OneScheme scheme={scheme} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneScheme({ scheme }: { readonly scheme: LinkScheme }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const owner = useAppState((state) => state.linkOwners[scheme]);
  const label = schemeWords(scheme, i18n);
  const isOurs = owner.kind === 'ringside';
  return (
    <>
      <span className="rule-words">
        <span className="link-scheme">{label}</span>
        <span className="link-owner">{ownerWords(owner, i18n)}</span>
      </span>
      <Button
        size="small"
        name={
          isOurs
            ? i18n._({ id: 'links.releaseNamed', message: 'Give up {label}', values: { label } })
            : i18n._({ id: 'links.claimNamed', message: 'Open {label} in Ringside', values: { label } })
        }
        onPress={() => (isOurs ? send.releaseLinks(scheme) : send.claimLinks(scheme))}
      >
        {isOurs
          ? i18n._({ id: 'links.release', message: 'Give up' })
          : i18n._({ id: 'links.claim', message: 'Open in Ringside' })}
      </Button>
    </>
  );
}

function schemeWords(scheme: LinkScheme, i18n: I18n): string {
  switch (scheme) {
    case 'tel':
      return i18n._({ id: 'links.tel', message: 'Phone numbers (tel:)' });
    case 'callto':
      return i18n._({ id: 'links.callto', message: 'Older phone links (callto:)' });
    case 'sms':
      return i18n._({ id: 'links.sms', message: 'Texts (sms:)' });
    case 'ringside':
      return i18n._({ id: 'links.ringside', message: 'Ringside’s own links (ringside:)' });
  }
}

function ownerWords(owner: LinkOwner, i18n: I18n): string {
  switch (owner.kind) {
    case 'ringside':
      return i18n._({ id: 'links.ours', message: 'Ringside opens them' });
    case 'another':
      return owner.name === undefined
        ? i18n._({ id: 'links.anotherUnnamed', message: 'Another app opens them' })
        : i18n._({ id: 'links.another', message: '{app} opens them', values: { app: owner.name } });
    case 'nobody':
      return i18n._({ id: 'links.nobody', message: 'No app opens them' });
    case 'unknown':
      return i18n._({ id: 'links.unknown', message: 'Which app opens them is unknown' });
  }
}
