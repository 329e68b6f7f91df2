import { createSignal, type JSX } from 'solid-js';
import { ResultsIcon } from '../icons.tsx';
import { useSpeech } from '../words.ts';
import styles from './ThemeSwitch.module.css';

const current = (): string => document.documentElement.dataset.theme ?? 'light';

/** Light or dark, kept on this device only; theme.js reads it before the first paint. */
export const ThemeSwitch = (): JSX.Element => {
  const { t } = useSpeech();
  const [dark, setDark] = createSignal(current() === 'dark');
  const change = () => {
    const theme = current() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    setDark(theme === 'dark');
    try {
      localStorage.setItem('chorus-theme', theme);
    } catch {
      // Storage is forbidden here: the choice lasts until the page is closed.
    }
  };
  return (
    <button
      type="button"
      class={styles.switch}
      onClick={change}
      title={dark() ? t.theme.light : t.theme.dark}
    >
      <ResultsIcon name={dark() ? 'sun' : 'moon'} />
      <span class="vh">{dark() ? t.theme.light : t.theme.dark}</span>
    </button>
  );
};
