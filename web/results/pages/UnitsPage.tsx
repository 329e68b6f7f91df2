import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, type JSX, onMount, Show } from 'solid-js';
import { useBoard } from '../boardContext.ts';
import { focusOnChange } from '../focus.ts';
import { chosenWave, type View, view } from '../model/view.ts';
import { UnitTable } from '../parts/UnitTable.tsx';
import { useSpeech } from '../words.ts';
import styles from './Page.module.css';

/** Rows in the document at a time; finding narrows the list. */
const MOST = 200;

/** Every unit in the order of the tree, with a field that finds one by its name. */
export const UnitsPage = (): JSX.Element => {
  const speech = useSpeech();
  const board = useBoard();
  const [search] = useSearchParams<{ wave: string }>();
  const found = createMemo(() => {
    const wave = chosenWave(board, search.wave);
    return wave ? view({ board, wave, unit: null, ...speech }) : null;
  });
  return (
    <Show when={found()} keyed>
      {(page) => <UnitList view={page} />}
    </Show>
  );
};

const UnitList = (props: { view: View }): JSX.Element => {
  const { t, f } = useSpeech();
  const [wanted, setWanted] = createSignal('');
  const all = createMemo(() => props.view.now.tree.below(props.view.now.tree.root.id).slice(1));
  const units = createMemo(() => {
    const letters = wanted().trim().toLocaleLowerCase();
    return all().filter((unit) => unit.label.toLocaleLowerCase().includes(letters));
  });
  const depth = (id: string) => Math.max(0, props.view.now.tree.path(id).length - 2);
  let heading!: HTMLHeadingElement;
  onMount(() => focusOnChange('units', heading));
  document.title = t.pageTitle(t.units.title(f.number(all().length)));
  return (
    <section class={styles.section}>
      <h1 ref={heading} id="finding" tabindex="-1">
        {t.units.title(f.number(all().length))}
      </h1>
      <p class={styles.sub}>{t.units.sub}</p>
      <label class={styles.find}>
        <span class="label">{t.units.find}</span>
        <input type="search" autocomplete="off" onInput={(event) => setWanted(event.currentTarget.value)} />
      </label>
      <p class="caption" role="status">
        {units().length === 0
          ? t.units.none
          : units().length > MOST
            ? t.units.foundMost({ all: f.number(units().length), most: f.number(MOST) })
            : t.units.found(units().length)}
      </p>
      <Show when={units().length > 0}>
        <UnitTable
          view={props.view}
          units={units().slice(0, MOST)}
          caption={t.units.title(f.number(all().length))}
          indent={(unit) => (wanted().trim() === '' ? depth(unit.id) : 0)}
        />
      </Show>
    </section>
  );
};
