import { lazy, Suspense } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';

const LineageExplorer = lazy(() => import('./lineage/LineageExplorer'));

const router = createBrowserRouter([
  { path: '*', element: <Suspense fallback={null}><LineageExplorer /></Suspense> },
]);

export function App() {
  return <RouterProvider router={router} />;
}
