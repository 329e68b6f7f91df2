import { createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { ballotLink } from '../ballotFragment.ts';
import { saveFile } from '../saveFile.ts';
import { useSharedDevice } from '../sharedDevice.ts';
import type { Enrolment } from '../store.ts';
import { waveNames } from '../waveName.ts';
import { useSpeech } from '../words.tsx';
import styles from './TakeAlong.module.css';

/** The encoder comes only when somebody wants a code. */
const QrSeries = lazy(() => import('./QrSeries.tsx').then((m) => ({ default: m.QrSeries })));
const PrintSheet = lazy(() => import('./PrintSheet.tsx').then((m) => ({ default: m.PrintSheet })));

type Done = 'nothing' | 'copied' | 'saved' | 'scanned' | 'printed' | 'cannot-copy';

/**
 * The ballots as a link to copy, a file to save, codes to scan and a sheet to print. Not the first two on a device of
 * many: its clipboard and its downloads are the next person's.
 */
export const TakeAlong = (props: { enrolment: Enrolment; onTaken: () => void }): JSX.Element => {
  const { t, format } = useSpeech();
  const shared = useSharedDevice();
  const [done, setDone] = createSignal<Done>('nothing');
  const [showing, show] = createSignal<'nothing' | 'codes' | 'sheet'>('nothing');
  const link = () => ballotLink(props.enrolment);
  const taken = (how: Done) => {
    setDone(how);
    show('nothing');
    props.onTaken();
  };
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(link()).then(
      () => true,
      () => false,
    );
    if (copied) taken('copied');
    else setDone('cannot-copy');
  };
  const save = () => {
    const season = format.list(waveNames(props.enrolment.manifest.waves, format));
    saveFile(t.collect.along.file, t.collect.along.fileText(link(), season));
    taken('saved');
  };
  return (
    <div class={styles.along}>
      <div class={styles.row}>
        <Show when={!shared}>
          <Button onClick={() => void copy()}>
            <Icon name="copy" />
            {t.collect.along.copy}
          </Button>
          <Button onClick={save}>
            <Icon name="save" />
            {t.collect.along.save}
          </Button>
        </Show>
        <Button
          aria-expanded={showing() === 'codes'}
          onClick={() => show(showing() === 'codes' ? 'nothing' : 'codes')}
        >
          <Icon name="code" />
          {t.collect.along.codes}
        </Button>
        <Button onClick={() => show('sheet')}>
          <Icon name="print" />
          {t.collect.along.print}
        </Button>
      </div>
      <Suspense>
        <Show when={showing() === 'codes'}>
          <QrSeries enrolment={props.enrolment} onScanned={() => taken('scanned')} />
        </Show>
        <Show when={showing() === 'sheet'}>
          <PrintSheet enrolment={props.enrolment} onPrinted={() => taken('printed')} />
        </Show>
      </Suspense>
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
        <Match when={done() === 'scanned'}>
          <Note kind="done" role="status" title={t.collect.along.scanned}>
            <p>{t.collect.along.scannedText}</p>
          </Note>
        </Match>
        <Match when={done() === 'printed'}>
          <Note kind="done" role="status" title={t.collect.along.printed}>
            <p>{t.collect.along.printedText}</p>
          </Note>
        </Match>
        <Match when={done() === 'cannot-copy'}>
          <Note kind="caution" role="status" title={t.collect.along.cannotCopy} />
        </Match>
      </Switch>
      <p class="caption">{shared ? t.collect.along.keepCodes : t.collect.along.keep}</p>
    </div>
  );
};
