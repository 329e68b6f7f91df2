import { useParams, useSearchParams } from '@solidjs/router';
import { createMemo, type JSX, Show } from 'solid-js';
import { useBoard } from '../boardContext.ts';
import { scoreText } from '../model/cell.ts';
import { heatRows } from '../model/heat.ts';
import { countedIn, isMerged } from '../model/reading.ts';
import { chosenWave, type View, view } from '../model/view.ts';
import { Answers } from '../parts/Answers.tsx';
import { Comments } from '../parts/Comments.tsx';
import { HeatSection } from '../parts/HeatSection.tsx';
import { Movers } from '../parts/Movers.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { ScoreBlock } from '../parts/ScoreBlock.tsx';
import { TrendFigure } from '../parts/TrendFigure.tsx';
import { Ground, Trust } from '../parts/Trust.tsx';
import { UnitTable } from '../parts/UnitTable.tsx';
import { Whole } from '../parts/Whole.tsx';
import { useSpeech } from '../words.ts';
import styles from './Page.module.css';

/** The page of a unit; without a unit in the address that of the whole organisation. */
export const UnitPage = (): JSX.Element => {
  const speech = useSpeech();
  const board = useBoard();
  const params = useParams();
  const [search] = useSearchParams<{ wave: string }>();
  const found = createMemo(() => {
    const wave = chosenWave(board, search.wave);
    return wave ? view({ board, wave, unit: params.unit ?? null, ...speech }) : null;
  });
  return (
    <Show when={found()} fallback={<NoUnit />}>
      {(page) => (
        // Another unit is another page; another wave is the same page, so that its controls keep the focus.
        <Show when={page().unit.id} keyed>
          <Sections view={page()} />
        </Show>
      )}
    </Show>
  );
};

const Sections = (props: { view: View }): JSX.Element => (
  <>
    <PageHead view={props.view} />
    <Show when={!isMerged(props.view.unit)} fallback={<Merged view={props.view} />}>
      <div class={styles.top}>
        <ScoreBlock view={props.view} />
        <TrendFigure view={props.view} />
      </div>
      <Show when={props.view.organisation && hasInside(props.view)}>
        <Inside view={props.view} />
      </Show>
      <Show when={hasInside(props.view)}>
        <div class={styles.two}>
          <HeatSection view={props.view} />
          <Movers view={props.view} />
        </div>
      </Show>
      <Whole wave={props.view.wave}>
        <Answers view={props.view} />
        <Comments view={props.view} />
      </Whole>
      <Trust view={props.view} />
      <Ground view={props.view} />
    </Show>
  </>
);

/** Nobody is counted in this unit in this season: where they are counted, and nothing else. */
const Merged = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  const above = () => countedIn(props.view.now.tree.path(props.view.unit.id));
  return (
    <Show when={above()}>
      {(unit) => (
        <p class={styles.merged}>
          {t.inside.merged(unit().label)}.{' '}
          <a
            href={`${props.view.base}${unit().parent === null ? '' : `units/${unit().id}`}${props.view.suffix}`}
          >
            {t.inside.open(unit().label)}
          </a>
        </p>
      )}
    </Show>
  );
};

const hasInside = (page: View): boolean => page.now.tree.children(page.unit.id).length > 0;

/** The units directly inside, lowest morale first, hidden ones after them in alphabetical order. */
const Inside = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const units = createMemo(() =>
    heatRows({ now: props.view.now, changes: null, t, f }, props.view.unit.id)
      .filter((row) => row.depth === 1)
      .map((row) => row.unit),
  );
  const score = () => props.view.now.score(props.view.unit.id, 'morale');
  return (
    <section class={styles.section}>
      <h2>{t.inside.title(props.view.unit.label)}</h2>
      <UnitTable
        view={props.view}
        units={units()}
        caption={t.inside.title(props.view.unit.label)}
        indent={() => 0}
      />
      <p class={`caption ${styles.note ?? ''}`}>
        <Show when={score()} fallback={t.inside.noteHidden}>
          {(own) => t.inside.note({ unit: props.view.unit.label, score: scoreText(own(), t, f) })}
        </Show>
      </p>
    </section>
  );
};

const NoUnit = (): JSX.Element => {
  const { t } = useSpeech();
  const board = useBoard();
  return (
    <section class={styles.message}>
      <h1 id="finding" tabindex="-1">
        {t.notFound.unit}
      </h1>
      <p>{t.notFound.unitText}</p>
      <p>
        <a href={`/o/${board.org}/`}>{t.notFound.back}</a>
      </p>
    </section>
  );
};
