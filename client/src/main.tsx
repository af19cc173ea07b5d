import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { preloadScreen } from './routes';
import { needText, startText } from './text/text';
import './ui/base.css';

const gallery = import.meta.env.DEV ? lazy(showGallery) : undefined;

async function showGallery() {
  await needText('later');
  return import('./ui/gallery/Gallery');
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const text = startText();
  preloadScreen(location.pathname);
  await text;
  createRoot(root).render(
    <StrictMode>
      <App gallery={gallery} />
    </StrictMode>,
  );
}

start().catch(showPlainFailure);

/** Without sentences there is no catalogue to take one from. */
function showPlainFailure(error: unknown): void {
  console.error(error);
  const words = document.createElement('p');
  words.textContent =
    'Chưa mở được trang. Hãy kiểm tra mạng rồi tải lại. / Could not open the page. Check the network and reload.';
  document.getElementById('root')?.replaceChildren(words);
}
