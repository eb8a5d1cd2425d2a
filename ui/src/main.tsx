import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './shared/styles/base.css';
import './shared/styles/layout.css';
import './shared/styles/controls.css';
import './shared/styles/table.css';
import './shared/styles/pages.css';
import { tokenSheet } from './shared/theme/tokens';
import { startTheme } from './shared/theme/useTheme';

const sheet = document.createElement('style');
sheet.textContent = tokenSheet();
document.head.prepend(sheet);
startTheme();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
