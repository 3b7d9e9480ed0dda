import { useLingui } from '@lingui/react';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import RotateCw from 'lucide-react/icons/rotate-cw';
import Trash from 'lucide-react/icons/trash-2';
import Undo from 'lucide-react/icons/undo-2';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useAppState } from '../../use-app-state.ts';
import type { PageTools } from './use-page-tools.ts';

const icon = { size: '1.25em', 'aria-hidden': true } as const;

/** Turns, moves and leaves out the page that is chosen. */
export function PageToolBar({ tools }: { readonly tools: PageTools }): ReactNode {
  const { i18n } = useLingui();
  const mod = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd' : 'Ctrl'));
  const off = !tools.canEdit;
  return (
    <div
      role="group"
      className="page-tools"
      aria-label={i18n._({ id: 'pageTool.bar', message: 'This page' })}
    >
      <IconButton
        name={i18n._({ id: 'pageTool.left', message: 'Turn left' })}
        keys={`${mod}+Left`}
        disabled={off}
        onPress={() => tools.turn(-90)}
      >
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'pageTool.right', message: 'Turn right' })}
        keys={`${mod}+Right`}
        disabled={off}
        onPress={() => tools.turn(90)}
      >
        <RotateCw {...icon} />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'pageTool.earlier', message: 'Move earlier' })}
        keys="Alt+↑"
        disabled={!tools.canMove(-1)}
        onPress={() => tools.move(-1)}
      >
        <ArrowUp {...icon} />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'pageTool.later', message: 'Move later' })}
        keys="Alt+↓"
        disabled={!tools.canMove(1)}
        onPress={() => tools.move(1)}
      >
        <ArrowDown {...icon} />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'pageTool.remove', message: 'Leave this page out' })}
        keys="Delete"
        disabled={off}
        onPress={tools.remove}
      >
        <Trash {...icon} />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'pageTool.undo', message: 'Undo the last change of a page' })}
        keys={`${mod}+Z`}
        disabled={!tools.canUndo}
        onPress={tools.undo}
      >
        <Undo {...icon} />
      </IconButton>
    </div>
  );
}
