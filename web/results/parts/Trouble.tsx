import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import type { Trouble as Kind } from '../boardFile.ts';
import styles from '../pages/Page.module.css';
import { useSpeech } from '../words.ts';

/** Why there is nothing to show, what is safe, what to do. `inside` a page whose header is there already. */
export const Trouble = (props: { trouble: Kind; inside?: boolean }): JSX.Element => {
  const { t } = useSpeech();
  const words = () =>
    ({
      'no-organisation': { title: t.notFound.org, text: t.notFound.orgText },
      tampered: { title: t.error.tampered, text: t.error.tamperedText },
      offline: { title: t.error.title, text: t.error.text },
    })[props.trouble];
  return (
    <Dynamic
      component={props.inside ? 'section' : 'main'}
      class={`${props.inside ? '' : (styles.shell ?? '')} ${styles.message ?? ''}`}
    >
      <h1 id="finding" tabindex="-1">
        {words().title}
      </h1>
      {props.trouble === 'tampered' ? (
        <Note kind="error" role="alert" title={words().title}>
          <p>{words().text}</p>
        </Note>
      ) : (
        <p>{words().text}</p>
      )}
      <p>
        {props.trouble === 'no-organisation' ? (
          <a href="/">{t.notFound.start}</a>
        ) : (
          <Button onClick={() => location.reload()}>{t.error.again}</Button>
        )}
      </p>
    </Dynamic>
  );
};
