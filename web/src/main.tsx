import './theme.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { fetchShown, router } from './routes/router';
import { Problem } from './shared/api/client';
import { queryClient } from './shared/api/query-client';
import { NowProvider } from './shared/format/now';
import { speakPersian } from './shared/i18n/react-aria-words';
import { lateFont } from './shared/pwa/late-font';
import { stayFresh } from './shared/pwa/stay-fresh';

speakPersian();
fetchShown();

/** What the server refused stands on the page in words; it is no fault of the program. */
function noteCaught(error: unknown): void {
  if (!(error instanceof Problem)) reportError(error);
}

const Toasts = lazy(() => import('./shared/ui/toasts'));

createRoot(document.getElementById('root')!, { onCaughtError: noteCaught }).render(
  <StrictMode>
    <I18nProvider locale="fa-IR-u-ca-persian-nu-arabext">
      <QueryClientProvider client={queryClient}>
        <NowProvider>
          <RouterProvider router={router} />
          <Suspense>
            <Toasts />
          </Suspense>
        </NowProvider>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);

stayFresh();
lateFont(queryClient, () => router.state.status === 'idle');
