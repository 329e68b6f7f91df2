import { createSignal, For, type JSX, Show } from 'solid-js';
import hatch from '../../charts/hatch.module.css';
import { Button } from '../../ui/Button.tsx';
import { useSpeech } from '../words.ts';
import styles from './DataTable.module.css';

/** The long form of a chart: same numbers, same order. A hidden value is `null` and becomes words. */
export type TableData = {
  caption: string;
  columns: { label: string; numeric: boolean }[];
  rows: (string | null)[][];
};

const asText = (data: TableData, hidden: string): string =>
  [data.columns.map(({ label }) => label), ...data.rows.map((row) => row.map((cell) => cell ?? hidden))]
    .map((row) => row.join('\t'))
    .join('\n');

/** A plain table with a button that copies it for a spreadsheet. It scrolls inside its own region, never the page. */
export const DataTable = (props: { data: TableData }): JSX.Element => {
  const { t } = useSpeech();
  const [copied, setCopied] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(asText(props.data, t.cell.hiddenTitle));
    setCopied(true);
  };
  return (
    <div class={styles.frame}>
      <section class={styles.scroll} tabindex="0" aria-label={t.table.region(props.data.caption)}>
        <table class={styles.table}>
          <caption class="vh">{props.data.caption}</caption>
          <thead>
            <tr>
              <For each={props.data.columns}>
                {(column) => (
                  <th scope="col" classList={{ [styles.num ?? '']: column.numeric }}>
                    {column.label}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.data.rows}>
              {(row) => (
                <tr>
                  <For each={row}>
                    {(cell, i) =>
                      i() === 0 ? (
                        <th scope="row">{cell}</th>
                      ) : (
                        <td
                          classList={{
                            [styles.num ?? '']: props.data.columns[i()]?.numeric ?? false,
                            [hatch.hatch ?? '']: cell === null,
                          }}
                        >
                          {cell ?? <span class={styles.hidden}>{t.cell.hiddenTitle}</span>}
                        </td>
                      )
                    }
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <p class={styles.copy}>
        {/* Absent on a page without HTTPS. */}
        <Show when={'clipboard' in navigator}>
          <Button class={styles.small} onClick={() => void copy()}>
            {t.table.copy}
          </Button>
        </Show>
        <span role="status" class="caption">
          {copied() ? t.table.copied : ''}
        </span>
      </p>
    </div>
  );
};
