import { type JSX, Show } from 'solid-js';
import type { ReleaseItem } from '../../../worker/core/release/document.ts';
import { display, range, shown } from '../../../worker/core/score/display.ts';
import type { Score } from '../../../worker/core/score/score.ts';
import { AnswerBar, type Segment } from '../../charts/AnswerBar.tsx';
import { RangeDot } from '../../charts/RangeDot.tsx';
import { segments } from '../model/answers.ts';
import type { View } from '../model/view.ts';
import { useSpeech } from '../words.ts';

/** The bar of answers, or the likely range where no distribution is published. */
export const AnswerShape = (props: { view: View; item: ReleaseItem; score: Score }): JSX.Element => {
  const { t, f } = useSpeech();
  const spoken = (parts: Segment[]) =>
    f.list(parts.map((part, i) => t.answers.share({ answer: t.answers.scale[i] ?? '', share: part.text })));
  return (
    <Show
      when={segments(props.view, props.item)}
      fallback={
        <>
          <RangeDot
            low={range(props.score)[0]}
            high={range(props.score)[1]}
            value={display(props.score).kind === 'number' ? shown(props.score) : null}
            parent={null}
          />
          <span class="vh">{t.score.likely(f.span(...range(props.score)))}</span>
        </>
      }
    >
      {(parts) => <AnswerBar segments={parts()} label={spoken(parts())} />}
    </Show>
  );
};
