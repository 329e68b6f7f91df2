import { A, useLocation } from '@solidjs/router';
import { createSignal, createUniqueId, For, type JSX } from 'solid-js';
import { Mark } from '../../ui/Mark.tsx';
import { ResultsIcon } from '../icons.tsx';
import { useSpeech } from '../words.ts';
import { JumpLink } from './JumpLink.tsx';
import styles from './SiteHeader.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const PAGES = [
  { name: 'overview', path: '' },
  { name: 'units', path: 'units' },
  { name: 'questions', path: 'questions' },
  { name: 'comments', path: 'comments' },
  { name: 'effects', path: 'events' },
  { name: 'transparency', path: 'transparency' },
] as const;

/** Mark, organisation, pages, and the sentence that everyone sees the same. */
export const SiteHeader = (props: { org: string; name: string }): JSX.Element => {
  const { t } = useSpeech();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const place = useLocation();
  const whoSees = () => {
    if (place.pathname.endsWith('/admin')) return t.onlyYou;
    return place.pathname.endsWith('/transparency') ? t.publicPage : t.everyoneSees(props.name);
  };
  const base = () => `/o/${props.org}/`;
  return (
    <header class={styles.site}>
      <JumpLink class={styles.skip} to="finding">
        {t.skip}
      </JumpLink>
      <div class={styles.shell}>
        <a class={styles.brand} href={base()}>
          <Mark class={styles.mark} />
          <span>Chorus</span>
        </a>
        <span class={styles.org}>
          <bdi>{props.name}</bdi>
        </span>
        <button
          type="button"
          class={styles.menu}
          aria-expanded={open()}
          aria-controls={id}
          onClick={() => setOpen(!open())}
        >
          <ResultsIcon name="menu" />
          <span class="vh">{t.nav.menu}</span>
        </button>
        <nav aria-label={t.nav.label} id={id} classList={{ [styles.open ?? '']: open() }}>
          <ul>
            <For each={PAGES}>
              {(page) => (
                <li>
                  <A
                    href={`${base()}${page.path}`}
                    end={page.path === ''}
                    activeClass={styles.here ?? ''}
                    onClick={() => setOpen(false)}
                  >
                    {t.nav[page.name]}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </nav>
        <div class={styles.end}>
          <span>{whoSees()}</span>
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
};
