import '../styles/tokens.css';
import '../styles/base.css';
import { render } from 'solid-js/web';
import { loadWords } from '../i18n/dictionary.ts';
import { resultsLoaders } from '../i18n/results/loaders.ts';
import { App } from './App.tsx';
import { resultsFormat } from './format.ts';
import { SpeechContext } from './words.ts';

const { words, locale } = await loadWords(resultsLoaders);
const root = document.getElementById('app');
if (root)
  render(
    () => (
      <SpeechContext.Provider value={{ t: words, f: resultsFormat(locale) }}>
        <App />
      </SpeechContext.Provider>
    ),
    root,
  );
