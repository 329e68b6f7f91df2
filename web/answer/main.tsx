import '../styles/tokens.css';
import '../styles/base.css';
import { render } from 'solid-js/web';

render(() => <h1>Hi</h1>, document.body);
