import { createAsync, type RouteSectionProps, useNavigate, useParams } from '@solidjs/router';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { takeToken } from '../admin/token.ts';
import { type Board, getBoard } from '../board.ts';
import { BoardContext, TroubleContext, useBoard } from '../boardContext.ts';
import type { Trouble as Kind } from '../boardFile.ts';
import { Empty } from '../parts/Empty.tsx';
import { SiteHeader } from '../parts/SiteHeader.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useSpeech } from '../words.ts';
import styles from './Page.module.css';

/** Name of the organisation: the label of the root of its newest tree. */
const nameOf = (board: Board): string =>
  board.seasons.at(-1)?.manifest.units.find((unit) => unit.parent === null)?.label ?? '';

/** Reads the board once for all pages of an organisation. */
export const OrganisationPage = (props: RouteSectionProps): JSX.Element => {
  const params = useParams();
  const navigate = useNavigate();
  // The admin link as `chorus serve` prints it points to the front page.
  if (location.hash.startsWith('#admin.')) {
    takeToken();
    navigate(`/o/${params.org}/admin`, { replace: true });
  }
  const [reported, report] = createSignal<Kind>();
  const board = createAsync(() => getBoard(params.org ?? ''));
  const read = () => {
    const found = board();
    return found?.ok ? found.value : undefined;
  };
  const trouble = () => {
    const found = board();
    return found && !found.ok ? found.trouble : reported();
  };
  return (
    <Switch>
      <Match when={trouble()}>{(why) => <Trouble trouble={why()} />}</Match>
      <Match when={read()} keyed>
        {(found) => (
          <BoardContext.Provider value={found}>
            <TroubleContext.Provider value={report}>
              <SiteHeader org={found.org} name={nameOf(found)} />
              <main class={styles.shell}>{props.children}</main>
            </TroubleContext.Provider>
          </BoardContext.Provider>
        )}
      </Match>
    </Switch>
  );
};

/** Pages that need at least one released wave. */
export const Released = (props: RouteSectionProps): JSX.Element => {
  const board = useBoard();
  return (
    <Show when={board.waves.length > 0} fallback={<Empty board={board} />}>
      {props.children}
    </Show>
  );
};

/** An address that leads nowhere. */
export const NoPage = (): JSX.Element => {
  const { t } = useSpeech();
  const params = useParams();
  return (
    <section class={`${styles.shell ?? ''} ${styles.message ?? ''}`}>
      <h1 id="finding" tabindex="-1">
        {t.notFound.org}
      </h1>
      <p>{t.notFound.orgText}</p>
      <p>
        <a href={params.org ? `/o/${params.org}/` : '/'}>{params.org ? t.notFound.back : t.notFound.start}</a>
      </p>
    </section>
  );
};
