import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useSpeech } from '../words.tsx';
import styles from './Forget.module.css';

/** What can be forgotten here: `others` when ballots of more than one collection are in this browser. */
export type Forgetting = {
  others: () => Promise<boolean>;
  everything: () => Promise<void>;
  /** Only this collection; absent where no single one is on the screen. */
  mine?: () => Promise<void>;
};

/** Erases what this site keeps in the browser, after asking once. */
export const Forget = (props: { forgetting: Forgetting }): JSX.Element => {
  const { t } = useSpeech();
  const [asking, ask] = createSignal<'nothing' | 'own' | 'shared'>('nothing');
  const open = async () => void ask((await props.forgetting.others()) ? 'shared' : 'own');
  return (
    <>
      <p class={styles.line}>
        {t.forget.shared}{' '}
        <Button look="quiet" class={styles.forget ?? ''} onClick={() => void open()}>
          {t.forget.open}
        </Button>
      </p>
      <Show when={asking() !== 'nothing'}>
        <Dialog
          title={t.forget.title}
          text={asking() === 'shared' ? t.forget.textShared : t.forget.text}
          onClose={() => ask('nothing')}
        >
          <Button onClick={() => ask('nothing')}>{t.forget.keep}</Button>
          <Show when={asking() === 'shared' && props.forgetting.mine}>
            {(mine) => <Button onClick={() => void mine()()}>{t.forget.mine}</Button>}
          </Show>
          <Button look="main" onClick={() => void props.forgetting.everything()}>
            {t.forget.everything}
          </Button>
        </Dialog>
      </Show>
    </>
  );
};
