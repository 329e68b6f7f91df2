import '../styles/tokens.css';
import '../styles/base.css';
import './answer.css';
import { render } from 'solid-js/web';
import { LOADERS } from '../i18n/answer/words.ts';
import { loadWords } from '../i18n/dictionary.ts';
import { App } from './App.tsx';
import { takePlace } from './place.ts';
import { SpeechContext, speech } from './words.tsx';

// First of all, before anything is loaded: the fragment leaves the address bar.
const place = takePlace();
// A link opened where this page is already open changes only the fragment: the page begins again and takes it out.
addEventListener('hashchange', () => location.reload());
const root = document.getElementById('app');
void loadWords(LOADERS).then((words) => {
  if (root)
    render(
      () => (
        <SpeechContext.Provider value={speech(words)}>
          <App place={place} />
        </SpeechContext.Provider>
      ),
      root,
    );
});
