// Runs before the first paint, as a file of its own so that the content security policy stays strict.
// The saved choice wins; otherwise the page follows the system, also while it is open.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem('chorus-theme');
    } catch {
      // Storage is forbidden: the system's choice it is.
    }
    document.documentElement.dataset.theme = chosen ?? (system.matches ? 'dark' : 'light');
  };
  apply();
  system.addEventListener('change', apply);
})();
