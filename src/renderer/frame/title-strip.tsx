import { useLingui } from '@lingui/react';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Phone from 'lucide-react/icons/phone';
import type { ReactNode, Ref } from 'react';
import { Button, IconButton } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { SearchButton } from '../palette/search-button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { pollingSeconds } from './connection-words.ts';
import { PresenceButton } from './presence-button.tsx';
import type { Navigation } from './use-route.ts';

type Props = {
  readonly navigation: Navigation;
  readonly title: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly onSearch: () => void;
};

export function TitleStrip({ navigation, title, titleRef, onSearch }: Props): ReactNode {
  const { i18n } = useLingui();
  const signIn = useAppState((state) => state.signIn);
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const demo = signIn.phase === 'signed-in' && signIn.account.kind === 'demo';
  return (
    <header className="title-strip">
      <IconButton
        name={i18n._({ id: 'action.back', message: 'Back' })}
        keys={isMac ? 'Cmd+[' : 'Alt+Left'}
        disabled={!navigation.canGoBack}
        onPress={navigation.back}
      >
        <ChevronLeft className="mirrors" size="1.25em" aria-hidden="true" />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'action.forward', message: 'Forward' })}
        keys={isMac ? 'Cmd+]' : 'Alt+Right'}
        disabled={!navigation.canGoForward}
        onPress={navigation.forward}
      >
        <ChevronRight className="mirrors" size="1.25em" aria-hidden="true" />
      </IconButton>
      <h1 ref={titleRef} tabIndex={-1}>
        {title}
      </h1>
      {demo ? <Chip tone="info">{i18n._({ id: 'title.demo', message: 'Demo' })}</Chip> : null}
      <SlowChip />
      <span className="title-rest" />
      <SearchButton onPress={onSearch} />
      {signIn.phase === 'signed-in' ? (
        <>
          <CallButton />
          <PresenceButton />
        </>
      ) : null}
    </header>
  );
}

/** The way to Quick call for those who use neither tray nor shortcut. */
function CallButton(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  return (
    <Button
      className="title-call"
      keys={isMac ? 'Cmd+D' : 'Ctrl+D'}
      hint={i18n._({ id: 'quickCall.name', message: 'Quick call' })}
      onPress={() => send.openQuickCall()}
    >
      <Phone size="1.25em" aria-hidden="true" />
      <span className="words-when-wide">{i18n._({ id: 'title.call', message: 'Call…' })}</span>
    </Button>
  );
}

/** Calls show up, only later: small, because nothing is lost. */
function SlowChip(): ReactNode {
  const { i18n } = useLingui();
  const { kind } = useConnectionLook();
  return (
    <span role="status">
      {kind === 'slow' ? (
        <Chip tone="warn">
          {i18n._({
            id: 'title.slow',
            message: 'Slow mode: checking every {seconds} s',
            values: { seconds: pollingSeconds },
          })}
        </Chip>
      ) : null}
    </span>
  );
}
