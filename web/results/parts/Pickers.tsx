import { useSearchParams } from '@solidjs/router';
import { createUniqueId, type JSX } from 'solid-js';
import type { ReleasedWave } from '../board.ts';
import type { Reading } from '../model/reading.ts';
import type { WaveNames } from '../model/waveName.ts';
import { useSpeech } from '../words.ts';
import { Select } from './Select.tsx';

/** Which wave: kept in the address, unless it is the last one. */
export const WavePicker = (props: {
  waves: ReleasedWave[];
  wave: ReleasedWave;
  names: WaveNames;
}): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [, setSearch] = useSearchParams();
  const latest = () => [...props.waves].reverse();
  return (
    <Select
      id={id}
      compact
      label={t.wave}
      value={props.wave.id}
      options={latest().map((wave) => ({ value: wave.id, label: props.names.full(wave) }))}
      onChange={(wave) => setSearch({ wave: wave === latest()[0]?.id ? null : wave })}
    />
  );
};

/** Which unit, in the order of the organisation; kept in the address, unless it is the whole. */
export const UnitPicker = (props: { now: Reading; unit: string }): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [, setSearch] = useSearchParams();
  const options = () =>
    props.now.tree.below(props.now.tree.root.id).map((unit) => ({
      value: unit.id,
      label: `${'\u2003'.repeat(props.now.tree.path(unit.id).length - 1)}${unit.label}`,
    }));
  return (
    <Select
      id={id}
      compact
      label={t.unit}
      value={props.unit}
      options={options()}
      onChange={(unit) => setSearch({ unit: unit === props.now.tree.root.id ? null : unit })}
    />
  );
};
