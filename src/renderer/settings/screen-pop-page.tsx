import { useLingui } from '@lingui/react';
import { type ReactNode, useRef, useState } from 'react';
import type { PopRule } from '../../shared/screen-pop.ts';
import { popLimits } from '../../shared/screen-pop.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { RuleEditor } from './screen-pop-editor.tsx';
import { ImportResult } from './screen-pop-import.tsx';
import { RuleList } from './screen-pop-list.tsx';
import { RunLog } from './screen-pop-log.tsx';

/** What is open: a rule, a new one, or nothing. */
type Open = { readonly rule: PopRule | undefined } | undefined;

/** Rules that act when a call comes: their order, one of them to write, and what they did. */
export function ScreenPopPage(): ReactNode {
  const { i18n } = useLingui();
  const rules = useAppState((state) => state.settings.screenPop.rules);
  const [open, setOpen] = useState<Open>();
  const page = useRef<HTMLDivElement>(null);
  const close = (): void => {
    const row = open?.rule?.id;
    setOpen(undefined);
    // Where the person came from.
    requestAnimationFrame(() =>
      page.current
        ?.querySelector<HTMLElement>(
          row === undefined ? '.pop-add' : `[data-rule="${CSS.escape(row)}"] .pop-edit`,
        )
        ?.focus(),
    );
  };
  return (
    <div ref={page} className="pop-page">
      <p className="setting-effect">
        {i18n._({
          id: 'pop.intro',
          message:
            'Rules open a page, start a program, tell another system, note or copy something, once per call. They are looked at from the top.',
        })}
      </p>
      {open === undefined ? (
        <>
          <RuleList rules={rules} edit={(rule) => setOpen({ rule })} />
          <RuleButtons count={rules.length} add={() => setOpen({ rule: undefined })} />
          <ImportResult />
          <RunLog />
        </>
      ) : (
        <RuleEditor key={open.rule?.id ?? ''} rule={open.rule} onDone={close} />
      )}
    </div>
  );
}

function RuleButtons({ count, add }: { readonly count: number; readonly add: () => void }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const isFull = count >= popLimits.rules;
  return (
    <div className="setting-buttons">
      <Button look="accent" className="pop-add" disabled={isFull} onPress={add}>
        {i18n._({ id: 'pop.add', message: 'Add a rule' })}
      </Button>
      <Button disabled={isFull} onPress={() => send.importPopRules()}>
        {i18n._({ id: 'pop.import', message: 'Import…' })}
      </Button>
      <Button disabled={count === 0} onPress={() => send.exportPopRules()}>
        {i18n._({ id: 'pop.export', message: 'Export…' })}
      </Button>
    </div>
  );
}
