import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { tokenSheet } from './shared/theme/tokens';
import './shared/styles/base.css';

const sheet = document.createElement('style');
sheet.textContent = tokenSheet();
document.head.prepend(sheet);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
