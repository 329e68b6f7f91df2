import { createResource, type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { saveFile } from '../saveFile.ts';
import type { AnswerFlow } from '../sitting/flow.ts';
import { receiptNumber } from '../sitting/receiptText.ts';
import { usePulse } from '../sitting/usePulse.ts';
import { useSpeech } from '../words.tsx';
import styles from './Checked.module.css';
import { checkBallot, type Checked as Found } from './checkBallot.ts';
import type { ClosedReceipt } from './closedReceipts.ts';

/** One receipt and what the public list says to it. */
export const Checked = (props: ClosedReceipt & { flow: AnswerFlow }): JSX.Element => {
  const { t } = useSpeech();
  const pulse = usePulse();
  const check = async (): Promise<Found> => {
    const { sitting, receipt } = props;
    if (receipt.counted) return { is: 'counted', evidence: '' };
    const found = await checkBallot(sitting.enrolment, sitting.ballot, receipt);
    if (found.is === 'counted') await props.flow.keepCounted(props);
    return found;
  };
  const [found, { refetch }] = createResource(check);
  const is = () => (found.loading ? null : (found.latest?.is ?? null));
  const counted = () => t.check[props.receipt.op === 'put' ? 'counted' : 'withdrawn'];
  /** Promised and not kept: the one case in which somebody has to be told. */
  const broken = () => {
    const verdict = is();
    return verdict === 'missing' || verdict === 'stale' ? verdict : null;
  };
  /** Nothing of the reader's went wrong, or it cannot be told. */
  const unclear = () => {
    const verdict = is();
    return verdict === 'counted' || verdict === 'missing' || verdict === 'stale' || verdict === 'offline'
      ? null
      : verdict;
  };
  return (
    <article class={styles.slip}>
      <h3>{pulse(props.sitting)}</h3>
      <p class={`mono ${styles.number ?? ''}`} dir="ltr">
        {receiptNumber(props.sitting.ballot.token)}
      </p>
      <div role="status">
        <Switch fallback={<p class="caption">{t.check.waiting}</p>}>
          <Match when={is() === 'counted'}>
            <p class={styles.counted}>
              <Icon name="done" />
              <span>{counted()}</span>
            </p>
          </Match>
          <Match when={broken()}>
            {(why) => (
              <Note kind="error" title={t.check[why()].title}>
                <p>{t.check[why()].text}</p>
                <p>{t.check.evidenceText}</p>
              </Note>
            )}
          </Match>
          <Match when={is() === 'offline'}>
            <p class="caption">{t.check.offline}</p>
          </Match>
          <Match when={unclear()}>
            {(why) => (
              <Note kind="caution" title={t.check[why()].title}>
                <p>{t.check[why()].text}</p>
              </Note>
            )}
          </Match>
        </Switch>
      </div>
      <Show when={broken()}>
        <Button look="main" onClick={() => saveFile(t.check.file, `${found.latest?.evidence ?? ''}\n`)}>
          <Icon name="save" />
          {t.check.save}
        </Button>
      </Show>
      <Show when={is() === 'offline' || is() === 'not-closed'}>
        <Button onClick={() => void refetch()}>{t.check.again}</Button>
      </Show>
    </article>
  );
};
