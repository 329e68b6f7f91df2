import { For, type JSX } from 'solid-js';
import type { Instant } from '../../../worker/core/season.ts';
import type { SeasonRecord } from '../model/record.ts';
import { type RuleHistory, ruleHistory } from '../model/rules.ts';
import { useSpeech } from '../words.ts';
import styles from './Transparency.module.css';

/** Rules in force in a season, and every change up to it. */
export const RulesSection = (props: { seasons: SeasonRecord[] }): JSX.Element => {
  const { t, f } = useSpeech();
  const words = t.transparency.rules;
  const rules = () => ruleHistory(props.seasons);
  const span = (): [Instant, Instant] => [
    props.seasons[0]?.sealed ?? '',
    props.seasons.at(-1)?.season.manifest.waves.at(-1)?.closes ?? '',
  ];
  return (
    <section>
      <h2>{words.title}</h2>
      <section class={styles.scroll} tabindex="0" aria-label={words.caption}>
        <table class={styles.table}>
          <caption class="vh">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col" class={styles.num}>
                {words.now}
              </th>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.history}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rules()}>
              {(rule) => (
                <tr>
                  <th scope="row">{words.names[rule.rule]}</th>
                  <td class={styles.num}>
                    <b>{f.number(rule.steps.at(-1)?.value ?? 0)}</b>
                  </td>
                  <td class={styles.when}>{f.monthYear(rule.steps.at(-1)?.from ?? '')}</td>
                  <td>
                    <Strip steps={rule.steps} span={span()} />
                    <span class="vh">
                      {f.list(
                        rule.steps.map(({ value, from }) =>
                          words.was({ value: f.number(value), since: f.monthYear(from) }),
                        ),
                      )}
                    </span>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <p class={styles.note}>{words.note}</p>
    </section>
  );
};

const [LEFT, WIDTH] = [8, 240];

/** A rule over the seasons as a line with a dot at each change; the words of its row say the same. */
const Strip = (props: { steps: RuleHistory['steps']; span: [Instant, Instant] }): JSX.Element => {
  const { f } = useSpeech();
  const x = (at: Instant) => {
    const [from, to] = props.span.map(Date.parse);
    return LEFT + (WIDTH * (Date.parse(at) - (from ?? 0))) / Math.max(1, (to ?? 0) - (from ?? 0));
  };
  const last = (i: number) => i === props.steps.length - 1;
  const end = (i: number) => (last(i) ? LEFT + WIDTH : x(props.steps[i + 1]?.from ?? ''));
  return (
    <svg class={styles.strip} viewBox={`0 0 ${LEFT * 2 + WIDTH} 34`} aria-hidden="true">
      <For each={props.steps}>
        {(step, i) => (
          <>
            <line
              classList={{ [styles.now ?? '']: last(i()) }}
              x1={x(step.from)}
              x2={end(i())}
              y1="26"
              y2="26"
            />
            <circle classList={{ [styles.now ?? '']: last(i()) }} cx={x(step.from)} cy="26" r="4.5" />
            <text classList={{ [styles.old ?? '']: !last(i()) }} x={x(step.from) - 4} y="14">
              {f.number(step.value)}
            </text>
          </>
        )}
      </For>
    </svg>
  );
};
