import { createSignal, type JSX, Match, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { ballotLink } from '../ballotFragment.ts';
import { saveFile } from '../saveFile.ts';
import type { Enrolment } from '../store.ts';
import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import styles from './TakeAlong.module.css';

/** The ballots as a link to copy and as a file to save. */
export const TakeAlong = (props: { enrolment: Enrolment; onTaken: () => void }): JSX.Element => {
  const { t, format } = useSpeech();
  const [done, setDone] = createSignal<'nothing' | 'copied' | 'saved' | 'cannot-copy'>('nothing');
  const link = () => ballotLink(props.enrolment);
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(link()).then(
      () => true,
      () => false,
    );
    setDone(copied ? 'copied' : 'cannot-copy');
    if (copied) props.onTaken();
  };
  const save = () => {
    const season = format.list(waveNames(props.enrolment.manifest.waves, format));
    saveFile(t.collect.along.file, t.collect.along.fileText(link(), season));
    setDone('saved');
    props.onTaken();
  };
  return (
    <div class={styles.along}>
      <div class={styles.row}>
        <Button onClick={() => void copy()}>
          <Icon name="copy" />
          {t.collect.along.copy}
        </Button>
        <Button onClick={save}>
          <Icon name="save" />
          {t.collect.along.save}
        </Button>
      </div>
      <Switch>
        <Match when={done() === 'copied'}>
          <Note kind="done" role="status" title={t.collect.along.copied}>
            <p>{t.collect.along.copiedText}</p>
          </Note>
        </Match>
        <Match when={done() === 'saved'}>
          <Note kind="done" role="status" title={t.collect.along.saved}>
            <p>{t.collect.along.savedText}</p>
          </Note>
        </Match>
        <Match when={done() === 'cannot-copy'}>
          <Note kind="caution" role="status" title={t.collect.along.cannotCopy} />
        </Match>
      </Switch>
      <p class="caption">{t.collect.along.keep}</p>
    </div>
  );
};
