import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';
import { Choice } from './Choice.tsx';
import type { Reach, Request } from './request.ts';
import styles from './UnitChoice.module.css';

/** Units in the list at a time; a part of a name finds the others. */
const MOST = 100;

/** The unit of the page with as much of its inside as is wanted, or any units, found by name. */
export const UnitChoice = (props: { view: View; request: Request }): JSX.Element => {
  const { t, f } = useSpeech();
  const name = createUniqueId();
  const [wanted, setWanted] = createSignal('');
  const tree = () => props.view.now.tree;
  const unit = () => props.view.unit;
  const every = createMemo(() => tree().below(tree().root.id));
  const found = createMemo(() => {
    const letters = wanted().trim().toLocaleLowerCase();
    return every().filter(({ label }) => label.toLocaleLowerCase().includes(letters));
  });
  const inside = () => tree().below(unit().id).length - 1;
  const reaches = (): { reach: Reach; label: string }[] => [
    { reach: 'this', label: t.export.unitsThis(unit().label) },
    ...(inside() > 0 ? [{ reach: 'inside' as const, label: t.export.unitsInside(unit().label) }] : []),
    ...(inside() > tree().children(unit().id).length
      ? [
          {
            reach: 'all' as const,
            label: t.export.unitsAll({ unit: unit().label, units: f.number(inside()) }),
          },
        ]
      : []),
    { reach: 'chosen', label: t.export.unitsChosen },
  ];
  return (
    <fieldset>
      <legend>{t.export.units}</legend>
      <For each={reaches()}>
        {({ reach, label }) => (
          <Choice
            type="radio"
            name={name}
            label={label}
            checked={props.request.reach() === reach}
            onChange={() => props.request.setReach(reach)}
          />
        )}
      </For>
      <Show when={props.request.reach() === 'chosen'}>
        <div class={styles.chosen}>
          <label class={styles.find}>
            <span class="label">{t.export.find}</span>
            <input
              type="search"
              autocomplete="off"
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </label>
          <p class="caption" role="status">
            {t.export.found({
              shown: f.number(Math.min(MOST, found().length)),
              all: f.number(every().length),
              chosen: f.number(props.request.chosen().size),
            })}
          </p>
          <ul class={styles.list}>
            <For each={found().slice(0, MOST)}>
              {(one) => (
                <li>
                  <Choice
                    type="checkbox"
                    label={one.label}
                    checked={props.request.chosen().has(one.id)}
                    onChange={() => props.request.toggleUnit(one.id)}
                  />
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </fieldset>
  );
};
