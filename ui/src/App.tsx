import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { queryClient } from './api/queryClient';
import { HomePage } from './home/HomePage';
import { NotFoundPage } from './shared/layout/NotFoundPage';
import { SessionGate } from './session/SessionGate';
import { RouteError } from './shared/layout/RouteError';
import { Shell } from './shared/layout/Shell';
import { accountLink, auditLink, runnersLink, signInLink, signOutLink, tokensLink, usersLink } from './shared/links';

/** The addresses of the page, close to OpenMetadata's. All but the home page are fetched when they are opened. */
const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { path: '/', element: <HomePage /> },
          { path: '/search', lazy: async () => ({ Component: (await import('./search/SearchPage')).SearchPage }) },
          { path: '/lineage', lazy: async () => ({ Component: (await import('./lineage/LineageExplorer')).default }) },
          { path: '/pipelines', lazy: async () => ({ Component: (await import('./catalog/PipelinesPage')).PipelinesPage }) },
          { path: '/pipeline/:fqn/:tab?', lazy: async () => ({ Component: (await import('./catalog/PipelinePage')).PipelinePage }) },
          { path: '/asset/:type/:fqn/:tab?', lazy: async () => ({ Component: (await import('./catalog/AssetPage')).AssetPage }) },
          { path: '/settings', element: <Navigate to="/settings/appearance" replace /> },
          { path: '/settings/services', element: <Navigate to="/settings/services/pipelines" replace /> },
          { path: '/settings/services/pipelines', lazy: async () => ({ Component: (await import('./services/ServicesPage')).ServicesPage }) },
          { path: '/settings/services/pipelines/add-service/:step?', lazy: async () => ({ Component: (await import('./services/AddServicePage')).AddServicePage }) },
          { path: '/service/pipelineServices/:fqn/add-ingestion/metadata/:step?', lazy: async () => ({ Component: (await import('./ingestion/IngestionPage')).IngestionPage }) },
          { path: '/service/pipelineServices/:fqn/edit-ingestion/metadata/:agent/:step?', lazy: async () => ({ Component: (await import('./ingestion/IngestionPage')).IngestionPage }) },
          { path: '/service/pipelineServices/:fqn/:tab?', lazy: async () => ({ Component: (await import('./services/ServicePage')).ServicePage }) },
          { path: '/runs', lazy: async () => ({ Component: (await import('./runs/RunsPage')).RunsPage }) },
          { path: '/run/:ingestionFqn/:runId', lazy: async () => ({ Component: (await import('./runs/RunPage')).RunPage }) },
          { path: '/settings/runners', element: <Navigate to={runnersLink} replace /> },
          { path: '/settings/preferences/runners', lazy: async () => ({ Component: (await import('./settings/runners/RunnersPage')).RunnersPage }) },
          { path: accountLink, lazy: async () => ({ Component: (await import('./settings/accounts/OwnAccountPage')).OwnAccountPage }) },
          { path: usersLink, lazy: async () => ({ Component: (await import('./settings/accounts/UsersPage')).UsersPage }) },
          { path: tokensLink, lazy: async () => ({ Component: (await import('./settings/accounts/TokensPage')).TokensPage }) },
          { path: auditLink, lazy: async () => ({ Component: (await import('./settings/accounts/AuditPage')).AuditPage }) },
          { path: signInLink, element: <Navigate to="/" replace /> },
          { path: signOutLink, lazy: async () => ({ Component: (await import('./session/SignOutPage')).SignOutPage }) },
          { path: '/settings/:section', lazy: async () => ({ Component: (await import('./settings/SettingsPage')).SettingsPage }) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <SessionGate><RouterProvider router={router} /></SessionGate>
    </QueryClientProvider>
  );
}
