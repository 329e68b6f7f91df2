import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { ResultsIcon } from '../icons.tsx';
import { useSpeech } from '../words.ts';
import styles from './ChartFrame.module.css';
import { DataTable, type TableData } from './DataTable.tsx';

/** A chart with its finding as title, its measure as subtitle, and the same numbers as a table behind one button. */
export const ChartFrame = (props: {
  level: 'h2' | 'h3';
  title: string;
  sub: string;
  table: () => TableData;
  /** There is nothing to list. */
  empty?: boolean;
  children: JSX.Element;
}): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <div class={styles.head}>
        <Dynamic component={props.level}>{props.title}</Dynamic>
        <Show when={!props.empty}>
          <button
            type="button"
            class={styles.toggle}
            aria-expanded={open()}
            aria-controls={id}
            onClick={() => setOpen(!open())}
          >
            <ResultsIcon name="table" />
            <span>{open() ? t.table.hide : t.table.show}</span>
          </button>
        </Show>
        <p class={styles.sub}>{props.sub}</p>
      </div>
      {props.children}
      <div id={id}>
        <Show when={open() && !props.empty}>
          <DataTable data={props.table()} />
        </Show>
      </div>
    </>
  );
};
