import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';

const ExportDialog = lazy(() => import('./ExportDialog.tsx'));

/** Opens the dialog, which is loaded when it is first wanted. */
export const ExportButton = (props: { view: View }): JSX.Element => {
  const { t } = useSpeech();
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button aria-haspopup="dialog" aria-expanded={open()} onClick={() => setOpen(true)}>
        <Icon name="save" />
        {t.export.open}
      </Button>
      <Show when={open()}>
        <Suspense>
          <ExportDialog view={props.view} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  );
};
