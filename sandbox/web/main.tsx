import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createControl } from './client';
import './shell.css';
import './top-bar.css';
import './slack/slack.css';
import './desk/desk.css';

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element for the page');
createRoot(page).render(<App control={createControl(window.fetch.bind(window))} />);
