import { Route, Router } from '@solidjs/router';
import { ErrorBoundary, type JSX, lazy, Suspense } from 'solid-js';
import { Still } from '../ui/Still.tsx';
import styles from './App.module.css';
import { NoPage, OrganisationPage, Released } from './pages/OrganisationPage.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { UnitPage } from './pages/UnitPage.tsx';
import { UnitsPage } from './pages/UnitsPage.tsx';
import { RehearsalBanner } from './parts/RehearsalBanner.tsx';
import { Trouble } from './parts/Trouble.tsx';
import { useSpeech } from './words.ts';

const QuestionsPage = lazy(() =>
  import('./questions/QuestionsPage.tsx').then((module) => ({ default: module.QuestionsPage })),
);
const CommentsPage = lazy(() =>
  import('./comments/CommentsPage.tsx').then((module) => ({ default: module.CommentsPage })),
);
const EffectsPage = lazy(() =>
  import('./effects/EffectsPage.tsx').then((module) => ({ default: module.EffectsPage })),
);
const AdminPage = lazy(() =>
  import('./admin/AdminPage.tsx').then((module) => ({ default: module.AdminPage })),
);
const TransparencyPage = lazy(() =>
  import('./transparency/TransparencyPage.tsx').then((module) => ({ default: module.TransparencyPage })),
);

const Shell = (props: { children?: JSX.Element }): JSX.Element => {
  const { t } = useSpeech();
  return (
    <ErrorBoundary fallback={<Trouble trouble="offline" />}>
      <RehearsalBanner />
      <Suspense
        fallback={
          <main class={styles.loading}>
            <Still label={t.loading} />
          </main>
        }
      >
        {props.children}
      </Suspense>
    </ErrorBoundary>
  );
};

/** Start page, overview, units and unit. The board is read once for all pages of an organisation. */
export const App = (): JSX.Element => (
  <Router root={Shell}>
    <Route path="/" component={StartPage} />
    <Route path="/o/:org" component={OrganisationPage}>
      <Route component={Released}>
        <Route path="/" component={UnitPage} />
        <Route path="/units" component={UnitsPage} />
        <Route path="/units/:unit" component={UnitPage} />
        <Route path="/questions" component={QuestionsPage} />
        <Route path="/comments" component={CommentsPage} />
        <Route path="/events" component={EffectsPage} />
      </Route>
      <Route path="/admin" component={AdminPage} />
      <Route path="/transparency" component={TransparencyPage} />
      <Route path="*" component={NoPage} />
    </Route>
    <Route path="*" component={NoPage} />
  </Router>
);
