import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { PopEffect } from '../../shared/screen-pop.ts';
import { refusalWords } from './screen-pop-words.ts';

/** Exactly what is opened, started or sent; addresses, paths and JSON read from left to right. */
export function EffectText({ effect }: { readonly effect: PopEffect }): ReactNode {
  const { i18n } = useLingui();
  if (effect.kind === 'refused')
    return <span className="field-problem">{refusalWords(effect.reason, effect.detail, i18n)}</span>;
  const isText = effect.kind === 'note' || effect.kind === 'clipboard';
  return (
    <span className="pop-effect">
      <span>{verbWords(effect.kind, i18n)}</span>{' '}
      <bdi {...(isText ? {} : { dir: 'ltr' })} className="mono">
        {exactly(effect)}
      </bdi>
      {effect.kind === 'webhook' ? (
        <bdi dir="ltr" className="mono pop-body">
          {effect.body}
        </bdi>
      ) : null}
    </span>
  );
}

function exactly(effect: Exclude<PopEffect, { kind: 'refused' }>): string {
  switch (effect.kind) {
    case 'address':
    case 'webhook':
      return effect.address;
    case 'program':
      // Each argument in quotes of its own, so that nobody takes two for one.
      return [effect.path, ...effect.arguments.map((one) => JSON.stringify(one))].join(' ');
    case 'note':
    case 'clipboard':
      return effect.text;
  }
}

function verbWords(kind: Exclude<PopEffect['kind'], 'refused'>, i18n: I18n): string {
  switch (kind) {
    case 'address':
      return i18n._({ id: 'pop.verbOpen', message: 'Opens' });
    case 'program':
      return i18n._({ id: 'pop.verbStart', message: 'Starts' });
    case 'webhook':
      return i18n._({ id: 'pop.verbSend', message: 'Sends to' });
    case 'note':
      return i18n._({ id: 'pop.verbNote', message: 'Notes' });
    case 'clipboard':
      return i18n._({ id: 'pop.verbCopy', message: 'Copies' });
  }
}
