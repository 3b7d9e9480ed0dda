import '../styles/quick-call-window.css';
import { startPage } from '../start-page.tsx';
import { QuickCallWindow } from './quick-call-window.tsx';

void startPage(<QuickCallWindow />);
