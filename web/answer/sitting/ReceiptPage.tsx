import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { Earlier } from '../check/Earlier.tsx';
import { Forget } from '../parts/Forget.tsx';
import { Page } from '../parts/Page.tsx';
import { Seal } from '../parts/Seal.tsx';
import { saveFile } from '../saveFile.ts';
import type { Receipt } from '../store.ts';
import { useSpeech } from '../words.tsx';
import type { AnswerFlow } from './flow.ts';
import styles from './ReceiptPage.module.css';
import { receiptNumber, receiptText } from './receiptText.ts';
import type { Sitting } from './sitting.ts';
import { usePulse, useWaveName } from './usePulse.ts';

type Asking = 'nothing' | 'withdraw';
type Done = 'nothing' | 'saved' | 'copied' | 'cannot-copy';

/** Sealed: the receipt, and every way back until the wave closes. */
export const ReceiptPage = (props: { flow: AnswerFlow; sitting: Sitting; receipt: Receipt }): JSX.Element => {
  const { t, short } = useSpeech();
  const pulse = usePulse();
  const waveName = useWaveName();
  const [asking, ask] = createSignal<Asking>('nothing');
  const [done, setDone] = createSignal<Done>('nothing');
  const until = () => short(props.sitting.wave.closes);
  const file = () => t.sealed.fileText(receiptText(props.sitting, props.receipt));
  const save = () => {
    saveFile(t.sealed.file, file());
    setDone('saved');
  };
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(file()).then(
      () => true,
      () => false,
    );
    setDone(copied ? 'copied' : 'cannot-copy');
  };
  return (
    <Page title={t.sealed.title} screen="receipt">
      <div class={styles.sealed}>
        <Seal />
        <h1>{t.sealed.title}</h1>
        <p>{t.sealed.text}</p>
      </div>
      <section class={styles.slip} aria-labelledby="receipt-label">
        <div class={styles.code}>
          <p class="label" id="receipt-label">
            {t.sealed.receipt}
          </p>
          <p class={`mono ${styles.number ?? ''}`} dir="ltr">
            {receiptNumber(props.sitting.ballot.token)}
          </p>
          <p class="caption">{t.sealed.about(waveName(props.sitting))}</p>
        </div>
        <div class={styles.acts}>
          <Button look="main" onClick={save}>
            <Icon name="save" />
            {t.sealed.save}
          </Button>
          <Button onClick={() => void copy()}>
            <Icon name="copy" />
            {t.sealed.copy}
          </Button>
        </div>
      </section>
      <div class={styles.said}>
        <Switch>
          <Match when={done() === 'saved'}>
            <Note kind="done" role="status" title={t.sealed.saved}>
              <p>{t.sealed.savedText}</p>
            </Note>
          </Match>
          <Match when={done() === 'copied'}>
            <Note kind="done" role="status" title={t.sealed.copied}>
              <p>{t.sealed.copiedText}</p>
            </Note>
          </Match>
          <Match when={done() === 'cannot-copy'}>
            <Note kind="caution" role="status" title={t.sealed.cannotCopy} />
          </Match>
        </Switch>
      </div>
      <section class={styles.until} aria-labelledby="receipt-until">
        <h2 id="receipt-until">{t.sealed.until(until())}</h2>
        <p>{t.sealed.keep}</p>
        <div class={styles.row}>
          <Button onClick={() => props.flow.change()}>{t.sealed.change}</Button>
          <Button onClick={() => ask('withdraw')}>{t.sealed.withdraw}</Button>
        </div>
        <Show when={Object.keys(props.flow.sheet()).length === 0}>
          <p class={styles.emptied}>{t.sealed.changeEmpty}</p>
        </Show>
        <p class={styles.after}>{t.sealed.check(until())}</p>
        <Forget forgetting={props.flow.forgetting} />
      </section>
      <Earlier flow={props.flow} />
      <Show when={asking() === 'withdraw'}>
        <Dialog
          title={t.sealed.dialog.title}
          text={t.sealed.dialog.text(
            t.answer.spell(props.sitting.questionnaire.items.length),
            pulse(props.sitting),
            until(),
          )}
          onClose={() => ask('nothing')}
        >
          <Button onClick={() => ask('nothing')}>{t.sealed.dialog.keep}</Button>
          <Button look="main" onClick={() => void props.flow.withdraw()}>
            {t.sealed.dialog.withdraw}
          </Button>
        </Dialog>
      </Show>
    </Page>
  );
};
