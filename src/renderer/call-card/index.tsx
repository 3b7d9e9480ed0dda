import '../styles/card-window.css';
import { startPage } from '../start-page.tsx';
import { CardWindow } from './card-window.tsx';

void startPage(<CardWindow />);
